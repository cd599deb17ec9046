package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;

/**
 * The likelihood of a rule whose drive does not depend on the activity: a linear Gaussian state space for each neuron.
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η drive(d) + N(0, σ_p²)    activity, latent; a(first day) ~ N(0, 1): it is z-scored
 * â(d)   = a(d) + N(0, SE²)                          activity, measured
 * q̂(d)   = c0 + g signal(d) + N(0, σ_q² + SE²)       dendritic signal, measured
 * </pre>
 *
 * Missing measurements are skipped. The Kalman filter gives the exact marginal likelihood. A likelihood of the
 * differences of measured activities would bias κ: it was .20 where the truth was .05 (docs/science.md, section 6.1).
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

	private void addActivity(final Regression sums, final int start, final int end, final double kept,
		final double stepVariance)
	{
		final KalmanFilter filter = new KalmanFilter();
		for (int i = start; i < end; i++) {
			if (i > start) {
				filter.step(kept, 0, drive[i - 1], stepVariance);
			}
			if (!Double.isNaN(activity[i])) {
				filter.measured(activity[i], activityVariance[i]);
			}
		}
		sums.values(filter.measurements(), filter.squares(), filter.logVariances());
		sums.regressor(1, filter.product(), filter.drivenSquares());
	}
}
