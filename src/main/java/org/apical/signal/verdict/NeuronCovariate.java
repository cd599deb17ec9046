package org.apical.signal.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apical.signal.controls.Control;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.Contrasts;

/**
 * What a neuron is beside its role, such as the brightness of its soma, and the control that asks whether D is that of
 * the covariate (docs/science.md, section 4.12). In each animal M is regressed on 1, covariate and role, and the
 * residuals of M about 1 and covariate are permuted, as in {@link org.apical.signal.roles.GainAdjustment}.
 *
 * @param name name of the control and the covariate, such as {@code soma_brightness}
 * @param values values by animal and neuron, in units of the mean of the animal's neurons
 */
public record NeuronCovariate(String name, Map<String, Map<String, Double>> values) {

	/** The roles differ in the covariate if both tests are below this; it is less than .05 as in the other controls. */
	private static final double ALPHA = 0.01;

	/**
	 * Adds this control, and a warning where the roles differ in the covariate, to the result's primary window. The
	 * result stays unchanged if that has no details, or if no animal has neurons of both roles whose covariate is known.
	 */
	public OpposingResult addedTo(final OpposingResult result, final OpposingTest.Parameters parameters) {
		return control(result, parameters.contrasts()).map(result::withControl).orElse(result);
	}

	private Optional<Control> control(final OpposingResult result, final Contrasts contrasts) {
		final OpposingResult.WindowResult primary = result.primary();
		final List<Modulation> known = result.modulations().stream()
			.filter(m -> m.window().equals(primary.window()) && m.kind() == primary.kind())
			.filter(m -> m.estimator() == Estimator.REPLICATE_MOMENTS && Double.isFinite(value(m))).toList();
		final Contrast adjusted = contrasts.adjusted(known, this::value);
		if (!Double.isFinite(adjusted.d())) {
			return Optional.empty();
		}
		final Contrast roles = contrasts.of(known.stream().map(m -> m.with(value(m))).toList());
		final Contrast without = contrasts.of(known);
		final boolean differ = roles.pAnimal() < ALPHA && roles.pRolePermutation() < ALPHA;
		final long same = roles.byAnimal().stream().filter(d -> d * roles.d() > 0).count();
		return Optional.of(new Control(name, adjusted, Double.NaN, !differ, String.format(Locale.ROOT,
			"The %s of P+ is %.0f %% of the mean %s that of P- (p = %.2g, so in %d of %d animals). With it taken into "
				+ "account D = %+.3f ΔF/F·s, and without it %+.3f. Where the roles differ in it, a signal to all neurons that "
				+ "is larger in some of them for what they are would look like a signal to a role.",
			name.replace('_', ' '), 100 * Math.abs(roles.d()), roles.d() < 0 ? "below" : "above", roles.pAnimal(), same,
			roles.byAnimal().size(), adjusted.d(), without.d())));
	}

	private double value(final Modulation m) {
		return values.getOrDefault(m.animal(), Map.of()).getOrDefault(m.neuron(), Double.NaN);
	}
}
