package org.apical.simulate;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;

/**
 * How log activity changes from day to day (SCIENCE §6): a' = a + η_v b E + ε (vectorized; E the day's mean cursor
 * error over the target angle, b the role's sign), a' = a + η_s C + ε (scalar, epiphenomenal: REINFORCE, C the
 * covariance over trials of the z-scored number of spikes with the outcome), or a' = a + ε; ε of SD 0.08.
 */
final class Learning {

	static final double VECTOR_RATE = 0.08;
	static final double SCALAR_RATE = 0.8;
	static final double DRIFT_SD = 0.08;

	private Learning() {}

	static double[] nextDay(final double[] activity, final SessionTraces session, final List<Role> roles,
		final Mechanism mechanism, final UniformRandomProvider random)
	{
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final double[] next = new double[activity.length];
		for (int n = 0; n < next.length; n++) {
			final double change = switch (mechanism) {
				case VECTORIZED -> VECTOR_RATE * InstructiveSignal.sign(roles.get(n)) * error(session);
				case SCALAR, EPIPHENOMENAL -> SCALAR_RATE * rewardCovariance(session, n);
				case NONE -> 0;
			};
			next[n] = activity[n] + change + DRIFT_SD * normal.sample();
		}
		return next;
	}

	private static double error(final SessionTraces session) {
		return session.trials().stream().mapToDouble(Trial::errorDeg).average().orElse(0) / Task.TARGET_DEG;
	}

	private static double rewardCovariance(final SessionTraces session, final int neuron) {
		final List<Trial> trials = session.trials();
		final double[] spikes = trials.stream().mapToDouble(trial -> session.spikes().stream()
			.filter(burst -> burst.neuron() == neuron && burst.timeS() >= trial.startS() && burst.timeS() < trial.stopS())
			.mapToInt(Spikes::spikes).sum()).toArray();
		final double mean = Arrays.stream(spikes).average().orElse(0);
		final double hitRate = session.hitRate();
		double covariance = 0;
		double variance = 0;
		for (int k = 0; k < spikes.length; k++) {
			final double hit = trials.get(k).outcome() == Outcome.HIT ? 1 : 0;
			covariance += (spikes[k] - mean) * (hit - hitRate) / spikes.length;
			variance += (spikes[k] - mean) * (spikes[k] - mean) / spikes.length;
		}
		return variance > 0 ? covariance / Math.sqrt(variance) : 0;
	}
}
