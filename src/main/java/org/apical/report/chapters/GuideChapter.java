package org.apical.report.chapters;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.results.Results;

/** What the words on the page mean. */
public final class GuideChapter implements Chapter {

	private static final String[][] WORDS = {
		{"P+, P−, neutral", "Neurons that the brain–computer interface rewards for firing more (P+) or less (P−), and"
			+ " neurons that it does not read (neutral)."},
		{"ΔF/F, ΔF/F·s", "Change of fluorescence over its baseline; and its mean over a window times the window's length."},
		{"window", "Time around the outcome (reward or time-out): pre −2 to 0 s, post 0 to 2 s, late 2 to 5 s."},
		{"M", "A neuron's hit − miss modulation: what a hit adds to its dendrite beyond what its soma explains, ΔF/F·s."},
		{"D", "Mean M of P+ minus mean M of P−, per animal, then the mean over animals."},
		{"SD_r", "Standard deviation of the dendrite about its relation with the soma, pooled over neurons: the unit"
			+ " for D."},
		{"primary estimate", "The relation of dendrite and soma is fitted with moments from parts of the soma's pixels and"
			+ " frames that do not share their noise, so that noise in the soma does not flatten the relation."},
		{"leave-one-out", "The same estimate with the outcome predicted from the other neurons. It removes the effect of a"
			+ " cell's own noise on the outcome."},
		{"network-adjusted", "The same estimate with what the other P+ and P− neurons did in the trial taken out. A"
			+ " difference that goes with it can be input from neurons of the same role, and is not separable from that."},
		{"gain-adjusted", "The same estimate adjusted for each neuron's mean dendritic amplitude. It removes the effect of"
			+ " a gain that changes with reward."},
		{"gate", "The same test with a part of the soma in place of the dendrite, where there is no signal to find. If"
			+ " it finds one, the result is invalid."},
		{"naive OLS", "Ordinary least squares finds opposing signals where there are none, because reward is computed"
			+ " from these very somata. Shown as a warning, never used."},
		{"p, animals; p, roles permuted", "Two-sided t test over animals; and how often shuffled roles give as large a D."
			+ " Both must be below 0.05 in all estimates that must agree (network-adjusted: below 0.1)."},
	};

	private static final String[][] VERDICTS = {
		{"opposing", "P+ and P− dendrites are modulated with opposite signs."},
		{"opposing-relative", "They have opposite signs only relative to the animal's neutral neurons."},
		{"role-dependent", "P+ and P− differ, but not with opposite signs."},
		{"not-separable", "P+ and P− differ, but input from neurons of the same role explains that as well."},
		{"equivalent", "By every estimate that must agree, the difference is within ±0.2 SD_r: there is no effect of a"
			+ " size that matters."},
		{"inconclusive", "A difference was neither shown nor excluded."},
		{"untestable", "Too few animals, or a role is missing."},
		{"invalid", "The gate found a signal where there is none."},
	};

	@Override
	public String id() {
		return "guide";
	}

	@Override
	public String title() {
		return "How to read this page";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		return definitions(WORDS) + Html.element("h3", "Verdicts") + definitions(VERDICTS);
	}

	private static String definitions(final String[][] words) {
		return Stream.of(words).map(word -> Html.element("dt", word[0]) + Html.element("dd", word[1]))
			.collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
	}
}
