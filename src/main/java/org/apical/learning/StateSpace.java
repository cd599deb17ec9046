package org.apical.learning;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * One animal under one learning rule, as a linear Gaussian state space for each neuron:
 *
 * <pre>
 * a(d+1) = (1 − κ) a(d) + η drive(d) + N(0, σ_p²)    activity, latent; a(first day) ~ N(0, 1): it is z-scored
 * â(d)   = a(d) + N(0, SE²)                          activity, measured
 * q̂(d)   = c0 + g signal(d) + N(0, σ_q² + SE²)       dendritic signal, measured
 * </pre>
 *
 * A missing measurement is skipped. Between days that are not consecutive the activity takes as many steps as days went
 * by, each with the drive of the earlier day. The Kalman filter gives the exact marginal likelihood; differences of the
 * measured activity instead would bias κ from .05 to .20.
 */
public final class StateSpace {

	/** Values of all parameters; see {@link Parameter}. */
	public record Values(double kappa, double eta, double sigmaP, double c0, double g, double sigmaQ) {

		double get(final Parameter parameter) {
			return toArray()[parameter.ordinal()];
		}

		private double[] toArray() {
			return new double[] {kappa, eta, sigmaP, c0, g, sigmaQ};
		}

		/** These values with others for some parameters. */
		Values with(final List<Parameter> which, final double[] values) {
			final double[] all = toArray();
			for (int i = 0; i < values.length; i++) {
				all[which.get(i).ordinal()] = values[i];
			}
			return new Values(all[0], all[1], all[2], all[3], all[4], all[5]);
		}
	}

	private final int[] steps;
	private final double[] activity;
	private final double[] activityVariance;
	private final double[] drive;
	private final double[] signal;
	private final double[] signalVariance;
	private final double[] signalTerm;

	/**
	 * @param days of one animal, sorted by neuron and day, in which error, hit rate and reward covariance are known
	 * @throws IllegalArgumentException if the rule's drive or signal is not known on a day
	 */
	public StateSpace(final List<Day> days, final LearningRule rule) {
		steps = new int[days.size()];
		for (int i = 1; i < steps.length; i++) {
			final boolean sameNeuron = days.get(i).neuron().equals(days.get(i - 1).neuron());
			steps[i] = sameNeuron ? days.get(i).day() - days.get(i - 1).day() : 0;
		}
		activity = days.stream().mapToDouble(Day::activity).toArray();
		activityVariance = days.stream().mapToDouble(Day::activityVariance).toArray();
		signal = days.stream().mapToDouble(Day::signal).toArray();
		signalVariance = days.stream().mapToDouble(Day::signalVariance).toArray();
		drive = days.stream().mapToDouble(day -> known(rule.drive(day), day)).toArray();
		signalTerm = days.stream().mapToDouble(day -> known(rule.signal(day), day)).toArray();
	}

	private static double known(final double value, final Day day) {
		if (Double.isNaN(value)) {
			throw new IllegalArgumentException(
				"neuron " + day.neuron() + " day " + day.day() + ": the rule's terms are missing");
		}
		return value;
	}

	/** Number of measured values, of activity and of signal. */
	int values() {
		return (int) DoubleStream.concat(Arrays.stream(activity), Arrays.stream(signal)).filter(Double::isFinite)
			.count();
	}

	/** Natural logarithm of the density of every measurement of the animal. */
	public double logLikelihood(final Values at) {
		final Sums sums = new Sums();
		addTo(sums, at.kappa, at.sigmaP, at.sigmaQ);
		return sums.logLikelihood(new Sums.Linear(at.eta, at.c0, at.g));
	}

	void addTo(final Sums sums, final double kappa, final double sigmaP, final double sigmaQ) {
		addActivity(sums, 1 - kappa, sigmaP * sigmaP);
		for (int i = 0; i < signal.length; i++) {
			if (!Double.isNaN(signal[i])) {
				sums.signal(signal[i], signalTerm[i], sigmaQ * sigmaQ + signalVariance[i]);
			}
		}
	}

	/** The filter runs on the mean without learning and on what η = 1 adds to it; both share variance and gain. */
	private void addActivity(final Sums sums, final double kept, final double stepVariance) {
		double mean = 0;
		double driven = 0;
		double variance = 1;
		for (int i = 0; i < steps.length; i++) {
			if (steps[i] == 0) {
				mean = 0;
				driven = 0;
				variance = 1;
			}
			for (int step = 0; step < steps[i]; step++) {
				mean *= kept;
				driven = kept * driven + drive[i - 1];
				variance = kept * kept * variance + stepVariance;
			}
			if (!Double.isNaN(activity[i])) {
				final double innovationVariance = variance + activityVariance[i];
				final double innovation = activity[i] - mean;
				sums.activity(innovation, driven, innovationVariance);
				final double gain = variance / innovationVariance;
				mean += gain * innovation;
				driven -= gain * driven;
				variance *= 1 - gain;
			}
		}
	}
}
