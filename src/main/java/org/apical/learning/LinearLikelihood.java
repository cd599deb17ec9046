package org.apical.learning;

/**
 * A rule whose drive does not depend on the activity, as a linear Gaussian state space for each neuron:
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η drive(d) + N(0, σ_p²)    activity, latent; a(first day) ~ N(0, 1): it is z-scored
 * â(d)   = a(d) + N(0, SE²)                          activity, measured
 * q̂(d)   = c0 + g signal(d) + N(0, σ_q² + SE²)       dendritic signal, measured
 * </pre>
 *
 * A missing measurement is skipped. The Kalman filter gives the exact marginal likelihood; differences of the measured
 * activity instead would bias κ from .05 to .20.
 */
final class LinearLikelihood implements Likelihood {

	private final Measurements animal;
	private final double[] activity;
	private final double[] activityVariance;
	private final double[] drive;
	private final DendriticSignal signal;

	LinearLikelihood(final LearningRule rule, final Measurements animal) {
		this.animal = animal;
		activity = animal.activity();
		activityVariance = animal.activityVariance();
		drive = animal.drive(rule);
		signal = new DendriticSignal(rule, animal);
	}

	@Override
	public Regression regression(final Values at) {
		final Regression sums = new Regression(3);
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			addActivity(sums, animal.start(neuron), animal.start(neuron + 1), at.kept(), at.stepVariance());
		}
		signal.addTo(sums, at.signalVariance(), 0, 2);
		return sums;
	}

	/** The filter runs on the mean without learning and on what η = 1 adds to it; both share variance and gain. */
	private void addActivity(final Regression sums, final int start, final int end, final double kept,
		final double stepVariance)
	{
		final LogProduct variances = new LogProduct();
		int n = 0;
		double mean = 0;
		double driven = 0;
		double variance = 1;
		double yy = 0;
		double xy = 0;
		double xx = 0;
		for (int i = start; i < end; i++) {
			if (i > start) {
				mean *= kept;
				driven = kept * driven + drive[i - 1];
				variance = kept * kept * variance + stepVariance;
			}
			if (!Double.isNaN(activity[i])) {
				final double total = variance + activityVariance[i];
				final double precision = 1 / total;
				final double innovation = activity[i] - mean;
				final double weighted = driven * precision;
				n++;
				variances.times(total);
				yy += innovation * innovation * precision;
				xy += innovation * weighted;
				xx += driven * weighted;
				final double gain = variance * precision;
				mean += gain * innovation;
				driven -= gain * driven;
				variance *= 1 - gain;
			}
		}
		sums.values(n, yy, variances.log());
		sums.regressor(1, xy, xx);
	}
}
