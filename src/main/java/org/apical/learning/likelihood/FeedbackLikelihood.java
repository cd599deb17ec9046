package org.apical.learning.likelihood;

import org.apical.learning.days.Measurements;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/**
 * The likelihood of the rules with feedback weights. Every neuron has a weight of its own. Under random feedback (M4)
 * it is B ~ N(0, 1) on all days. Under learned feedback (M5) it is gradually replaced by the causal sign: B(d) = b (1
 * − w(d)) + B w(d) with w(d) = e^(−d/τ), d days after the first.
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η B(d) E(d) + N(0, σ_p²)
 * q̂(d)   = c0 + g B(d) E(d) + N(0, σ_q² + SE²)
 * </pre>
 *
 * Otherwise the model is that of {@link LinearLikelihood}. A neuron's measurements are Gaussian about their mean for
 * B = 0, with a covariance to which B adds one dimension; B is integrated out exactly.
 */
final class FeedbackLikelihood implements Likelihood {

	private final Measurements animal;
	private final double[] activity;
	private final double[] activityVariance;
	private final double[] signal;
	private final double[] signalVariance;
	private final double[] error;
	private final boolean learned;

	FeedbackLikelihood(final LearningRule rule, final Measurements animal) {
		this.animal = animal;
		activity = animal.activity();
		activityVariance = animal.activityVariance();
		signal = animal.signal();
		signalVariance = animal.signalVariance();
		error = animal.drive(rule);
		learned = rule == LearningRule.LEARNED_FEEDBACK;
	}

	@Override
	public Regression regression(final Values at) {
		final Regression sums = new Regression(1);
		final double[] random = random(at.get(Parameter.TAU));
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			new Neuron(animal.start(neuron), animal.start(neuron + 1), random, at).addTo(sums);
		}
		return sums;
	}

	/** w on each day from the first on; 1 under random feedback. */
	private double[] random(final double tauDays) {
		int days = 0;
		for (int neuron = 0; neuron < animal.neurons(); neuron++) {
			days = Math.max(days, animal.at(animal.start(neuron + 1) - 1).daysTrained() + 1);
		}
		final double[] random = new double[days];
		for (int day = 0; day < days; day++) {
			random[day] = learned ? Math.exp(-day / tauDays) : 1;
		}
		return random;
	}

	/** Sums over a neuron's measurements; h is what B = 1 adds to a measurement. */
	private final class Neuron {

		private final KalmanFilter filter = new KalmanFilter();
		private final LogProduct variances = new LogProduct();
		private int n;
		private double yy;
		private double y;
		private double weight;
		private double hh = 1;
		private double hy;
		private double h;

		Neuron(final int start, final int end, final double[] random, final Values at) {
			final int first = animal.at(start).daysTrained() - start;
			final int sign = learned ? animal.at(start).causalSign() : 0;
			activity(start, end, random, first, sign, at);
			for (int i = start; i < end; i++) {
				if (!Double.isNaN(signal[i])) {
					final double w = random[first + i];
					signal(signal[i] - at.g() * sign * (1 - w) * error[i], at.g() * w * error[i],
						at.signalVariance() + signalVariance[i]);
				}
			}
		}

		private void activity(final int start, final int end, final double[] random, final int first, final int sign,
			final Values at)
		{
			for (int i = start; i < end; i++) {
				if (i > start) {
					final double w = random[first + i - 1];
					final double step = at.eta() * error[i - 1];
					filter.step(at.kept(), step * sign * (1 - w), step * w, at.stepVariance());
				}
				if (!Double.isNaN(activity[i])) {
					filter.measured(activity[i], activityVariance[i]);
				}
			}
		}

		private void signal(final double value, final double byWeight, final double variance) {
			final double precision = 1 / variance;
			final double weighted = byWeight * precision;
			n++;
			variances.times(variance);
			yy += value * value * precision;
			y += value * precision;
			weight += precision;
			hy += weighted * value;
			hh += weighted * byWeight;
			h += weighted;
		}

		void addTo(final Regression sums) {
			final double product = hy + filter.product();
			final double square = hh + filter.drivenSquares();
			sums.values(n + filter.measurements(), yy + filter.squares() - product * product / square,
				variances.log() + filter.logVariances() + Math.log(square));
			sums.regressor(0, y - h * product / square, weight - h * h / square);
		}
	}
}
