package org.apical.report.chapters;

import java.util.List;
import org.apical.report.figures.Html;

/** The proposed mechanisms of learning, the models that stand for each, and what such data cannot test. */
final class Mechanisms {

	private static final String NOT = "not testable: ";

	private static final List<List<String>> ROWS = List.of(
		List.of("exact backpropagation, weight transport", "M3 (feedback equal to the causal weights)",
			NOT + "exactness through layers; there is one read-out"),
		List.of("global error or loss", "M2 (scalar), M3 (shared error times each neuron's sign)", ""),
		List.of("separate forward and backward phases, a clock", "–", NOT + "calcium signals are too slow"),
		List.of("Hebbian plasticity", "M1, M9", ""),
		List.of("spike-timing dependent plasticity", "M9 stands for it", NOT + "milliseconds"),
		List.of("neuromodulators, dopamine, reinforcement", "M2", NOT + "which transmitter"),
		List.of("predictive coding", "M10", ""),
		List.of("target propagation", "M10", NOT + "against predictive coding"),
		List.of("feedback alignment", "M4 (random and fixed), M5 (learned)", ""),
		List.of("temporal differences, reinforcement learning", "M2",
			NOT + "learning of values beyond the reward prediction error"),
		List.of("recurrent dynamics", "M9, and the flow field as a second view", ""),
		List.of("dendritic computation", "M3, M6, M7 against M8", ""),
		List.of("contrastive Hebbian learning, equilibrium propagation", "–", NOT + "needs free and clamped phases"),
		List.of("population codes, distributed representations", "–", "descriptive; not a learning rule"),
		List.of("connectomics, electrophysiology", "–", NOT + "other data"));

	private Mechanisms() {}

	static String html() {
		return Html.folded("Proposed mechanisms, and the models that stand for them", false,
			Html.table(List.of("mechanism", "models", "limits"), ROWS)
				+ Html.paragraph("The result is a family of rules. It is never a proof that the brain does backpropagation."));
	}
}
