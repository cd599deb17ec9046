package org.apical.simulate.images;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.study.Outcome;
import org.apical.study.Trial;

/**
 * Movement of the brain under the microscope, µm, of mean 0: first-order autoregressive with an SD of 1 µm and
 * a time constant of 1 s, plus licking after a reward: faster movement, mostly along y, from 0.3 to 1.8 s after
 * a hit. So motion depends on the outcome, as it does in animals. Every plane has a small independent movement
 * in addition.
 */
final class MotionTrace {

	/** Largest displacement of a plane along an axis, µm. */
	static final double FARTHEST_UM = 4;
	private static final double SD_UM = 1;
	private static final double MEMORY_S = 1;
	private static final double LICK_SD_UM = 0.8;
	private static final double LICK_FROM_S = 0.3;
	private static final double LICK_TO_S = 1.8;
	private static final double OWN_SD_PX = 0.15;

	private final double[] xUm;
	private final double[] yUm;

	/** @param stepS duration of a step, which is half a frame, s */
	MotionTrace(final List<Trial> trials, final int steps, final double stepS, final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		xUm = wander(steps, stepS, normal);
		yUm = wander(steps, stepS, normal);
		for (int i = 0; i < steps; i++) {
			if (licks(trials, i * stepS)) {
				xUm[i] += 0.4 * LICK_SD_UM * normal.sample();
				yUm[i] += LICK_SD_UM * normal.sample();
			}
		}
		centre(xUm);
		centre(yUm);
	}

	private static double[] wander(final int steps, final double stepS, final SharedStateContinuousSampler normal) {
		final double[] trace = new double[steps];
		final double keep = Math.exp(-stepS / MEMORY_S);
		trace[0] = SD_UM * normal.sample();
		for (int i = 1; i < steps; i++) {
			trace[i] = keep * trace[i - 1] + SD_UM * Math.sqrt(1 - keep * keep) * normal.sample();
		}
		return trace;
	}

	private static boolean licks(final List<Trial> trials, final double timeS) {
		return trials.stream().anyMatch(trial -> trial.outcome() == Outcome.HIT
			&& timeS >= trial.outcomeS() + LICK_FROM_S && timeS < trial.outcomeS() + LICK_TO_S);
	}

	private static void centre(final double[] trace) {
		final double mean = Arrays.stream(trace).average().orElse(0);
		for (int i = 0; i < trace.length; i++) {
			trace[i] -= mean;
		}
	}

	/**
	 * Displacement of a plane's frames along one axis in quarters of a pixel, which the simulation can draw
	 * exactly.
	 *
	 * @param alongX whether the axis is x; otherwise it is y
	 * @param firstStep index of the step at which the plane's first frame is scanned, 0 or 1
	 */
	int[] quarters(final boolean alongX, final double pixelUm, final int firstStep, final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final double[] um = alongX ? xUm : yUm;
		final double farthestPx = FARTHEST_UM / pixelUm;
		final int[] quarters = new int[um.length / 2];
		for (int t = 0; t < quarters.length; t++) {
			final double px = um[2 * t + firstStep] / pixelUm + OWN_SD_PX * normal.sample();
			quarters[t] = (int) Math.round(Canvas.FINE * Math.max(-farthestPx, Math.min(farthestPx, px)));
		}
		return quarters;
	}
}
