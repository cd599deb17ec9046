package org.apical.learning.days;

import java.util.Objects;
import org.apical.study.Role;

/**
 * The measurements of one neuron on one training day. Missing values are NaN. An activity or a signal whose standard
 * error is missing becomes NaN, too, because it cannot be weighted.
 *
 * @param animal the animal's id
 * @param neuron the neuron's id, unique in the animal
 * @param role role of the neuron for the decoder
 * @param day training day
 * @param activity1 log event rate on odd trials, z-scored per animal
 * @param activity2 the same on even trials
 * @param activitySe standard error of the mean of the two; a single one has √2 times this standard error
 * @param signal1 modulation of the dendrite by the outcome on odd trials, in units of SD_r
 * @param signal2 the same on even trials
 * @param signalSe standard error of the mean of the two
 * @param error E: mean cursor error of the day over the animal's mean of all days
 * @param hitRate R̄: hits per trial
 * @param rewardCovariance C: covariance of the neuron's activity with the reward, over trials
 * @param rewardActivity H: mean over trials of reward times activity
 * @param populationCovariance covariance of the neuron's activity with the population's
 */
public record Day(String animal, String neuron, Role role, int day, double activity1, double activity2,
	double activitySe, double signal1, double signal2, double signalSe, double error, double hitRate,
	double rewardCovariance, double rewardActivity, double populationCovariance)
{

	public Day {
		Objects.requireNonNull(animal, "animal");
		Objects.requireNonNull(neuron, "neuron");
		Objects.requireNonNull(role, "role");
		if (!Double.isFinite(activitySe)) {
			activity1 = activity2 = activitySe = Double.NaN;
		}
		if (!Double.isFinite(signalSe)) {
			signal1 = signal2 = signalSe = Double.NaN;
		}
	}

	/** Mean activity of the two halves; that of one half where the other is missing; NaN where both are. */
	public double activity() {
		return mean(activity1, activity2);
	}

	/** Squared standard error of {@link #activity}. */
	public double activityVariance() {
		return variance(activity1, activity2, activitySe);
	}

	/** Mean signal of the two halves; that of one half where the other is missing; NaN where both are. */
	public double signal() {
		return mean(signal1, signal2);
	}

	/** Squared standard error of {@link #signal}. */
	public double signalVariance() {
		return variance(signal1, signal2, signalSe);
	}

	/** A day on which nothing of the neuron was measured. */
	public static Day unmeasured(final Day like, final int day) {
		final double nan = Double.NaN;
		return new Day(like.animal, like.neuron, like.role, day, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan, nan);
	}

	/** The same day with other measurements that are equal in both halves and have the same standard errors. */
	public Day with(final double activity, final double signal) {
		final double keptActivitySe = Double.isNaN(activity) ? Double.NaN : Math.sqrt(activityVariance());
		final double keptSignalSe = Double.isNaN(signal) ? Double.NaN : Math.sqrt(signalVariance());
		return new Day(animal, neuron, role, day, activity, activity, keptActivitySe, signal, signal, keptSignalSe, error,
			hitRate, rewardCovariance, rewardActivity, populationCovariance);
	}

	private static double mean(final double one, final double two) {
		if (Double.isNaN(one)) {
			return two;
		}
		return Double.isNaN(two) ? one : (one + two) / 2;
	}

	private static double variance(final double one, final double two, final double se) {
		return Double.isNaN(one) || Double.isNaN(two) ? 2 * se * se : se * se;
	}
}
