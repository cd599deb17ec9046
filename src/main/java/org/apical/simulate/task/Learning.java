package org.apical.simulate.task;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;

/**
 * How log activity changes from day to day (docs/science.md, section 6.2): a' = a + η_v b E + ε (vectorized; E the
 * day's mean cursor error over the target angle, b the role's sign), a' = a + η_s C + ε (scalar, epiphenomenal:
 * REINFORCE, C the covariance over trials of the z-scored number of spikes with the outcome), or a' = a + ε; ε of SD
 * 0.08.
 */
public final class Learning {

	static final double VECTOR_RATE = 0.08;
	static final double SCALAR_RATE = 0.8;
	static final double DRIFT_SD = 0.08;

	private Learning() {}

	public static double[] nextDay(final double[] activity, final SessionTraces session, final List<Role> roles,
		final Mechanism mechanism, final UniformRandomProvider random)
	{
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final double[] next = new double[activity.length];
		for (int n = 0; n < next.length; n++) {
			final double change = change(mechanism, roles.get(n), error(session.trials()),
				rewardCovariance(spikes(session, n), session.trials()));
			next[n] = activity[n] + change + DRIFT_SD * normal.sample();
		}
		return next;
	}

	/** The change η_v b E, η_s C or 0 that a mechanism adds to the log activity of a neuron of a role. */
	public static double change(final Mechanism mechanism, final Role role, final double error,
		final double rewardCovariance)
	{
		return switch (mechanism) {
			case VECTORIZED -> VECTOR_RATE * InstructiveSignal.sign(role) * error;
			case SCALAR, EPIPHENOMENAL -> SCALAR_RATE * rewardCovariance;
			case NONE -> 0;
		};
	}

	/** E: mean cursor error of the trials, divided by the target angle. */
	public static double error(final List<Trial> trials) {
		return trials.stream().mapToDouble(Trial::errorDeg).average().orElse(0) / Task.TARGET_DEG;
	}

	private static double[] spikes(final SessionTraces session, final int neuron) {
		return session.trials().stream().mapToDouble(trial -> session.spikes().stream()
			.filter(burst -> burst.neuron() == neuron && burst.timeS() >= trial.startS() && burst.timeS() < trial.stopS())
			.mapToInt(Spikes::spikes).sum()).toArray();
	}

	/**
	 * C: covariance over trials of a neuron's z-scored activity with the outcome; 0 if the activity is the same
	 * in all trials.
	 */
	public static double rewardCovariance(final double[] activity, final List<Trial> trials) {
		final double mean = Arrays.stream(activity).average().orElse(0);
		final double hitRate = trials.stream().mapToDouble(Learning::reward).average().orElse(0);
		double covariance = 0;
		double variance = 0;
		for (int k = 0; k < activity.length; k++) {
			covariance += (activity[k] - mean) * (reward(trials.get(k)) - hitRate) / activity.length;
			variance += (activity[k] - mean) * (activity[k] - mean) / activity.length;
		}
		return variance > 0 ? covariance / Math.sqrt(variance) : 0;
	}

	private static double reward(final Trial trial) {
		return trial.outcome() == Outcome.HIT ? 1 : 0;
	}
}
