package org.apical.signal.controls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.Modulations;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.Contrasts;
import org.apical.signal.roles.RoleGroups;
import org.apical.study.Role;

/** The controls of one window, beside the gate; see {@link Control}. */
public final class Controls {

	/** A control's test rejects below this p; it is less than .05 because there are several controls. */
	private static final double ALPHA = 0.01;

	private final PairTable table;
	private final WindowSample sample;
	private final Modulations primary;
	private final Contrasts contrasts;
	private final double[] ownCorrelations;

	public Controls(final PairTable table, final WindowSample sample, final Modulations primary,
		final Contrasts contrasts)
	{
		this.table = table;
		this.sample = sample;
		this.primary = primary;
		this.contrasts = contrasts;
		ownCorrelations = Coupling.correlations(sample);
	}

	/** The controls that the table has the data for. */
	public List<Control> all() {
		return Stream.of(scrambledPairing(), circularShift(), neutralHalves(), splitDendrite(), covariates())
			.filter(control -> Double.isFinite(control.contrast().d()) || Double.isFinite(control.correlation())).toList();
	}

	private Control scrambledPairing() {
		final WindowSample other = WindowSample.of(Mispairing.otherNeuron(table, sample.window(), sample.kind()),
			sample.window(), sample.kind());
		final Contrast contrast = contrasts.of(Modulations.of(other, Estimator.REPLICATE_MOMENTS).all());
		final double[] correlations = Coupling.correlations(other);
		final AcrossAnimals closer = difference(correlations);
		final double own = AcrossAnimals.of(ownCorrelations).mean();
		final double others = AcrossAnimals.of(correlations).mean();
		return new Control("scrambled_pairing", contrast, others, positive(closer),
			text("With each dendrite paired with the soma of another neuron of its animal, D = %+.3f ΔF/F·s: this much "
				+ "differs between the roles when the dendrite's own soma is not taken into account. Dendrites should follow "
				+ "their own soma (correlation %.2f) more closely than another's (%.2f). If they followed both alike, somata "
				+ "and dendrites would not belong together, and their matching should be checked.", contrast.d(), own, others));
	}

	/** Correlation with the own soma − that with the other soma, over animals, which are in the same order in both. */
	private AcrossAnimals difference(final double[] others) {
		final int animals = Math.min(others.length, ownCorrelations.length);
		return AcrossAnimals.of(IntStream.range(0, animals).mapToDouble(a -> ownCorrelations[a] - others[a]).toArray());
	}

	/** Whether a mean is above 0, by t over animals where there are enough for it. */
	private static boolean positive(final AcrossAnimals mean) {
		return mean.mean() > 0 && !(mean.p() >= ALPHA);
	}

	private Control circularShift() {
		final WindowSample shifted = WindowSample.of(Mispairing.otherTrials(table, sample.window(), sample.kind()),
			sample.window(), sample.kind());
		final Contrast contrast = contrasts.of(Modulations.of(shifted, Estimator.REPLICATE_MOMENTS).all());
		return new Control("circular_shift", contrast, Coupling.correlation(shifted).mean(), !found(contrast),
			text("With each dendrite shifted by half a session against its soma and the outcome, D should be about 0, and "
				+ "is %+.3f ΔF/F·s. If D remained, it would come from what lasts over a session, such as drift, and not from "
				+ "the trials.",
				contrast.d()));
	}

	private static boolean found(final Contrast contrast) {
		return contrast.pAnimal() < ALPHA && contrast.pRolePermutation() < ALPHA;
	}

	private Control neutralHalves() {
		final List<Modulation> halves = new ArrayList<>();
		final Map<String, List<Modulation>> neutral = RoleGroups.used(primary.all().stream()
			.filter(m -> m.role() == Role.NEUTRAL).toList());
		neutral.values().forEach(neurons -> halves.addAll(contrasts.dealt(neurons, halves.size())));
		final Contrast contrast = contrasts.of(halves);
		final AcrossAnimals mean = AcrossAnimals.of(neutral.values().stream()
			.mapToDouble(neurons -> neurons.stream().mapToDouble(Modulation::modulation).average().orElse(Double.NaN))
			.toArray());
		return new Control("neutral_halves", contrast, Double.NaN, !(contrast.pRolePermutation() < ALPHA),
			text("With the neutral neurons of each animal dealt at random into two halves, D between the halves is %+.3f "
				+ "ΔF/F·s. The mean modulation of neutral neurons is %+.3f (p = %.2g), which is what hits do to all neurons. "
				+ "If the halves differed, differences of this size would arise without any role.", contrast.d(), mean.mean(),
				mean.p()));
	}

	private Control splitDendrite() {
		final AcrossAnimals reliability = Coupling.reliability(sample);
		return new Control("split_dendrite", contrasts.of(List.of()), reliability.mean(),
			positive(reliability),
			text("Of the variance of the dendrites' amplitudes within sessions, %.2f is common to the frames of a window. If "
				+ "none were, the dendrites' traces would be noise, and no signal could be seen in them.",
				reliability.mean()));
	}

	private Control covariates() {
		final List<String> names = table.layout().covariates();
		final Contrast adjusted = names.isEmpty() ? contrasts.of(List.of())
			: contrasts.of(Modulations.of(sample, Estimator.COVARIATE_ADJUSTED).all());
		final Contrast without = contrasts.of(primary.all());
		final AcrossAnimals change = adjusted.change(without);
		return new Control("covariates", adjusted, Double.NaN, !(change.p() < ALPHA),
			text("With %s as further columns D = %+.3f ΔF/F·s, and without them %+.3f. If D changed, it would come in part "
				+ "from movement or behaviour that goes with the outcome, and not from the outcome.",
				String.join(", ", names), adjusted.d(),
				without.d()));
	}

	private static String text(final String format, final Object... arguments) {
		return String.format(Locale.ROOT, format, arguments);
	}
}
