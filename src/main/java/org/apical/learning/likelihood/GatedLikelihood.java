package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Values;

/**
 * The likelihood of a rule whose drive has more effect on active neurons:
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η drive(d) e^a(d) + N(0, σ_p²)
 * </pre>
 *
 * Otherwise the model is that of {@link LinearLikelihood}. The distribution of a(d), N(m, P), is carried on to the next
 * day with its exact mean and variance (E e^a = e^(m + P/2) and so on), and is taken as Gaussian again. This is an
 * assumed density filter; it is near the exact likelihood while the drive is much smaller than 1. The gate opens no
 * further than e^3; without a limit, activity would grow without bound within days.
 */
final class GatedLikelihood implements Likelihood {

	/** The largest logarithm of the gate. */
	static final double OPEN = 3;

	private final Measurements animal;
	private final double[] activity;
	private final double[] activityVariance;
	private final double[] drive;
	private final DendriticSignal signal;

	GatedLikelihood(final LearningRule rule, final Measurements animal) {
		this.animal = animal;
		activity = animal.activity();
		activityVariance = animal.activityVariance();
		drive = animal.drive(rule);
		signal = new DendriticSignal(rule, animal);
	}

	@Override
	public Regression regression(final Values at) {
		final Regression sums = new Regression(2);
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			addActivity(sums, animal.start(neuron), animal.start(neuron + 1), at);
		}
		signal.addTo(sums, at.signalVariance(), 0, 1);
		return sums;
	}

	private void addActivity(final Regression sums, final int start, final int end, final Values at) {
		final LogProduct variances = new LogProduct();
		final double kept = at.kept();
		final double eta = at.eta();
		final double stepVariance = at.stepVariance();
		int n = 0;
		double mean = 0;
		double variance = 1;
		double yy = 0;
		for (int i = start; i < end; i++) {
			if (i > start) {
				final double c = eta * drive[i - 1];
				if (c == 0) {
					mean *= kept;
					variance = kept * kept * variance + stepVariance;
				} else {
					final double gate = Math.exp(Math.min(mean + variance / 2, OPEN));
					mean = kept * mean + c * gate;
					variance = variance * kept * kept + 2 * kept * c * variance * gate
						+ c * c * gate * gate * Math.expm1(Math.min(variance, OPEN)) + stepVariance;
				}
			}
			if (!Double.isNaN(activity[i])) {
				final double total = variance + activityVariance[i];
				final double innovation = activity[i] - mean;
				n++;
				variances.times(total);
				final double precision = 1 / total;
				yy += innovation * innovation * precision;
				mean += variance * precision * innovation;
				variance *= activityVariance[i] * precision;
			}
		}
		sums.values(n, yy, variances.log());
	}
}
