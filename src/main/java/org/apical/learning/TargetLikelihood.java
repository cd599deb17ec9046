package org.apical.learning;

/**
 * Activity is drawn to a target, and the dendrite carries the distance to it:
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η (s b − a(d)) + N(0, σ_p²)
 * q̂(d)   = c0 + g (s b − a(d)) + N(0, σ_q² + SE²)
 * </pre>
 *
 * else as {@link LinearLikelihood}. Both measurements tell of a(d): first the one, then the other is filtered.
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
			final Filter filter = new Filter(sums);
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
			filter.addTo();
		}
		return sums;
	}

	/** Kalman filter of one neuron; its mean is linear in c0 and s. */
	private static final class Filter {

		private final Regression sums;
		private final LogProduct variances = new LogProduct();
		private int n;
		private double squares;
		private double mean;
		private double byOffset;
		private double byTarget;
		private double variance = 1;

		Filter(final Regression sums) {
			this.sums = sums;
		}

		void step(final double kept, final double target, final double stepVariance) {
			mean *= kept;
			byOffset *= kept;
			byTarget = kept * byTarget + target;
			variance = kept * kept * variance + stepVariance;
		}

		/** A measurement of factor · a + offset · c0 + target · s, with noise. */
		void measured(final double value, final double factor, final double offset, final double target,
			final double noise)
		{
			final double total = factor * factor * variance + noise;
			final double innovation = value - factor * mean;
			final double x0 = offset + factor * byOffset;
			final double x1 = target + factor * byTarget;
			n++;
			variances.times(total);
			squares += innovation * innovation / total;
			sums.regressor(0, x0 * innovation / total, x0 * x0 / total);
			sums.regressor(1, x1 * innovation / total, x1 * x1 / total);
			sums.cross(0, 1, x0 * x1 / total);
			final double gain = factor * variance / total;
			mean += gain * innovation;
			byOffset -= gain * x0;
			byTarget -= gain * x1;
			variance *= noise / total;
		}

		void addTo() {
			sums.values(n, squares, variances.log());
		}
	}
}
