package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;

/**
 * The likelihood of the rule by which activity is drawn to a target and the dendrite carries the distance to it:
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η (s b − a(d)) + N(0, σ_p²)
 * q̂(d)   = c0 + g (s b − a(d)) + N(0, σ_q² + SE²)
 * </pre>
 *
 * Otherwise the model is that of {@link LinearLikelihood}. Both measurements depend on a(d); the filter takes in first
 * the activity and then the signal.
 */
final class TargetLikelihood implements Likelihood {

	private final Measurements animal;
	private final double[] activity;
	private final double[] activityVariance;
	private final double[] signal;
	private final double[] signalVariance;

	TargetLikelihood(final LearningRule rule, final Measurements animal) {
		this.animal = animal;
		activity = animal.activity();
		activityVariance = animal.activityVariance();
		signal = animal.signal();
		signalVariance = animal.signalVariance();
	}

	@Override
	public Regression regression(final Values at) {
		final Regression sums = new Regression(2);
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			final Filter filter = new Filter();
			final int sign = animal.at(animal.start(neuron)).causalSign();
			for (int i = animal.start(neuron); i < animal.start(neuron + 1); i++) {
				if (i > animal.start(neuron)) {
					filter.step(at.kept() - at.eta(), at.eta() * sign, at.stepVariance());
				}
				if (!Double.isNaN(activity[i])) {
					filter.measured(activity[i], 1, 0, 0, activityVariance[i]);
				}
				if (!Double.isNaN(signal[i])) {
					filter.measured(signal[i], -at.g(), 1, at.g() * sign, at.signalVariance() + signalVariance[i]);
				}
			}
			filter.addTo(sums);
		}
		return sums;
	}

	/** The Kalman filter of one neuron; its mean is linear in c0 and s. */
	private static final class Filter {

		private final LogProduct variances = new LogProduct();
		private int n;
		private double squares;
		private double mean;
		private double byOffset;
		private double byTarget;
		private double variance = 1;
		private double offsetProduct;
		private double targetProduct;
		private double offsetSquare;
		private double targetSquare;
		private double cross;

		void step(final double kept, final double target, final double stepVariance) {
			mean *= kept;
			byOffset *= kept;
			byTarget = kept * byTarget + target;
			variance = kept * kept * variance + stepVariance;
		}

		/** Takes in a measurement of factor · a + offset · c0 + target · s, with the variance of its noise. */
		void measured(final double value, final double factor, final double offset, final double target,
			final double noise)
		{
			final double seen = factor * variance;
			final double total = factor * seen + noise;
			final double precision = 1 / total;
			final double innovation = value - factor * mean;
			final double byOne = offset + factor * byOffset;
			final double byAim = target + factor * byTarget;
			n++;
			variances.times(total);
			squares += innovation * innovation * precision;
			offsetProduct += byOne * innovation * precision;
			targetProduct += byAim * innovation * precision;
			offsetSquare += byOne * byOne * precision;
			targetSquare += byAim * byAim * precision;
			cross += byOne * byAim * precision;
			final double gain = seen * precision;
			mean += gain * innovation;
			byOffset -= gain * byOne;
			byTarget -= gain * byAim;
			variance *= noise * precision;
		}

		void addTo(final Regression sums) {
			sums.values(n, squares, variances.log());
			sums.regressor(0, offsetProduct, offsetSquare);
			sums.regressor(1, targetProduct, targetSquare);
			sums.cross(0, 1, cross);
		}
	}
}
