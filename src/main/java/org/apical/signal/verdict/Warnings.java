package org.apical.signal.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.signal.controls.Control;
import org.apical.signal.controls.Gate;
import org.apical.signal.estimate.Column;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.QuietNoise;
import org.apical.signal.estimate.Relation;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.OpposingResult.Counts;
import org.apical.signal.verdict.OpposingResult.Details;
import org.apical.study.Role;

/** Makes the warnings that the reader of a window's result should know. */
record Warnings(WindowSample sample, PairTable.Layout layout, Set<String> calibrated, Counts n, Modulations primary) {

	/** A change of D or a synchrony with p below this becomes a warning. */
	private static final double ALPHA = 0.01;
	/** With correlations up to this, so little of a soma's noise gets through that the tests cannot see it. */
	private static final double LEAST_SYNCHRONY = 0.1;

	/** The warnings about a window's estimates, its gate, its rows, and its controls if there are any. */
	List<String> of(final Estimates estimates, final Gate gate, final Optional<Details> details) {
		final List<String> warnings = new ArrayList<>();
		change(estimates.primary(), estimates.leaveOneOut(),
			"each neuron's own part in the outcome is taken out: its noise, slow noise or changes "
				+ "of gain may select the hits",
			warnings);
		change(estimates.primary(), estimates.networkAdjusted(),
			"what the other neurons did in the trial is taken out: not separable from input that "
				+ "the dendrites receive from neurons of their own role",
			warnings);
		change(estimates.leaveOneOut(), estimates.networkAdjusted(),
			"the network-adjusted estimate stands in the place of the leave-one-out one: neurons of a role share drive, or "
				+ "their regions light",
			warnings);
		synchrony(warnings);
		gain(warnings);
		drift(warnings);
		replicates(warnings);
		if (gate.status() == Gate.Status.IMPRECISE) {
			warnings.add("the gate is too imprecise to vouch for the estimate");
		}
		calibration(warnings);
		leftOut(warnings);
		details.stream().flatMap(d -> d.controls().stream()).flatMap(control -> of(control).stream())
			.forEach(warnings::add);
		return warnings;
	}

	/** The warning of a control that is not as expected. */
	static Optional<String> of(final Control control) {
		return control.asExpected() ? Optional.empty()
			: Optional.of("the control " + control.name() + " is not as expected: " + control.meaning());
	}

	/** Warns if another estimate differs from D, by t over the animals that have both. */
	private static void change(final Contrast contrast, final Contrast other, final String when,
		final List<String> warnings)
	{
		final AcrossAnimals change = other.change(contrast);
		if (change.p() < ALPHA) {
			warnings.add(String.format(Locale.ROOT, "D changes by %+.3f ΔF/F·s (p = %.2g) when %s", change.mean(), change.p(),
				when));
		}
	}

	/**
	 * Warns if neurons of a role are active together in the animals whose noise was not measured. Then the other neurons
	 * predict the neuron's own amplitude, and with it its noise.
	 */
	private void synchrony(final List<String> warnings) {
		final AcrossAnimals r = AcrossAnimals.of(sample.animals().stream()
			.filter(animal -> !calibrated.contains(animal.animal()))
			.mapToDouble(animal -> animal.network().synchrony(animal.cells())).filter(Double::isFinite).toArray());
		if (r.p() < ALPHA && Math.abs(r.mean()) > LEAST_SYNCHRONY) {
			warnings.add(String.format(Locale.ROOT,
				"neurons of the same role are active together (r = %.2f with the decoder's "
					+ "value without the neuron): noise common to a soma's pixels would then look like a signal in every "
					+ "estimate unless it was measured in quiet windows",
				r.mean()));
		}
	}

	/** Warns if the dendrites' gain differs between hits and misses, which is not the signal that is looked for. */
	private void gain(final List<String> warnings) {
		final AcrossAnimals gain =
			byAnimal(role -> true, relation -> relation.coefficient(Column.SOMA_ON_HITS));
		if (gain.p() < ALPHA) {
			warnings.add(String.format(Locale.ROOT,
				"the dendrites follow their somata by %+.3f ΔF/F per ΔF/F %s on hits (p = %.2g): a gain that changes with the "
					+ "outcome, in all dendrites alike, is taken into account and is no signal to a role",
				gain.mean(), gain.mean() > 0 ? "more" : "less", gain.p()));
		}
	}

	/** Warns if the dendrites of P+ and P− move apart within sessions, as baselines do that drift or follow activity. */
	private void drift(final List<String> warnings) {
		final AcrossAnimals drift = AcrossAnimals.of(sample.animals().stream()
			.mapToDouble(animal -> mean(animal.animal(), Role.P_PLUS::equals, relation -> relation.coefficient(Column.PLACE))
				- mean(animal.animal(), Role.P_MINUS::equals, relation -> relation.coefficient(Column.PLACE)))
			.filter(Double::isFinite).toArray());
		if (drift.p() < ALPHA) {
			warnings.add(String.format(Locale.ROOT,
				"the dendrites of P+ and P- move apart within sessions, by %+.3f ΔF/F·s from the first trial to the last "
					+ "(p = %.2g): what is quadratic in the trial's place is taken out, what moves otherwise is not",
				2 * drift.mean(), drift.p()));
		}
	}

	private AcrossAnimals byAnimal(final Predicate<Role> roles, final ToDoubleFunction<Relation> number) {
		return AcrossAnimals.of(sample.animals().stream().mapToDouble(animal -> mean(animal.animal(), roles, number))
			.filter(Double::isFinite).toArray());
	}

	/** The mean over an animal's estimable neurons. */
	private double mean(final String animal, final Predicate<Role> roles, final ToDoubleFunction<Relation> number) {
		return IntStream.range(0, primary.all().size()).filter(i -> primary.all().get(i).used())
			.filter(i -> primary.all().get(i).animal().equals(animal) && roles.test(primary.all().get(i).role()))
			.mapToDouble(i -> number.applyAsDouble(primary.relation(i))).average().orElse(Double.NaN);
	}

	private void replicates(final List<String> warnings) {
		if (layout.parts() == 1) {
			warnings.add("the somata come without pixel parts: frame phases alone replicate them, which is right only for "
				+ "noise that is white in time, and the gate is unavailable");
		}
		if (!layout.boundary()) {
			warnings.add("the table has no boundary columns (start_11 … end_44): a dendrite slower than its soma could "
				+ "look like a signal at the window's edges");
		}
	}

	/** Warns if the noise was measured in some of the animals only, because corrected and other animals may differ. */
	private void calibration(final List<String> warnings) {
		final List<String> others = sample.animals().stream().map(WindowSample.AnimalSample::animal)
			.filter(animal -> !calibrated.contains(animal)).toList();
		if (!calibrated.isEmpty() && !others.isEmpty()) {
			warnings.add("fewer than " + QuietNoise.FEWEST_WINDOWS + " quiet windows in " + String.join(", ", others)
				+ ": noise shared by a soma's pixels and frames is not taken out there");
		}
	}

	private void leftOut(final List<String> warnings) {
		final long incomplete =
			IntStream.range(0, primary.all().size()).filter(i -> !primary.relation(i).complete()).count();
		if (incomplete > 0) {
			warnings.add(incomplete + " of " + n.neurons() + " neurons have fewer than " + Column.FEWEST
				+ " trials for each column and session: a gain that changes with the outcome, or drift within sessions, is not "
				+ "taken into account there");
		}
		if (n.leftOut() > 0) {
			warnings.add(n.leftOut() + " of " + n.neurons() + " neurons are not estimable and were left out");
		}
		if (n.pairsLeftOut() > 0) {
			warnings.add(n.pairsLeftOut() + " rows miss an amplitude and were left out");
		}
		if (n.photostimulated() > 0) {
			warnings.add(n.photostimulated() + " rows of photostimulated trials were left out");
		}
		final List<AnimalCount> others = n.untestable();
		if (!others.isEmpty()) {
			warnings.add("fewer than three estimable neurons of a role in " + others.size() + " of " + n.byAnimal().size()
				+ " animals (" + others.stream().map(AnimalCount::lack).collect(Collectors.joining("; ")) + ")");
		}
	}
}
