package org.apical.trace.events;

import org.apical.trace.baseline.Median;

/**
 * Computes how far a trace steps up at each frame, beyond what is expected from its decay, in standard errors.
 * An indicator decays faster in one preparation than in another, so a step counts only as far as it is a step
 * for decays from half to twice as fast:
 *
 * <p>Z_t = min(a_t − b_t, c_t − b_t + 2 s_c) / s_a, where a_t and b_t are the {@link Level} at t from the 0.2 s
 * after and the 0.2 s before it, as if the trace decayed half as fast, so that slow decays do not look like
 * steps. c_t is the level from 0.4 to 0.6 s later, as if the trace decayed twice as fast, so that a rise that
 * is gone by then, and was no calcium, counts little. s_a and s_c are the standard errors of the differences.
 * In white noise a_t − b_t has unit variance in units of s_a. The same 0.2 s are used for every indicator: a
 * longer stretch would reach other events, a shorter one has more noise. Where single action potentials are lost in
 * noise, longer steps still show when a neuron fires more, see {@link #sustained}.
 */
final class Steps {

	private static final double REACH_S = 0.2;
	private static final double SUSTAINED_S = 0.6;
	private static final double TOLERANCE_SE = 2;
	/** Median distance of a standard normal number from 0. */
	private static final double MEDIAN_DISTANCE = 0.6745;

	private final double slow;
	private final double fast;
	private final int reach;

	/** @param decay fraction g of the calcium that is left after a frame */
	Steps(final double decay, final double rateHz) {
		this(decay, rateHz, REACH_S);
	}

	private Steps(final double decay, final double rateHz, final double reachS) {
		slow = Math.sqrt(decay);
		fast = decay * decay;
		reach = (int) Math.max(1, Math.round(reachS * rateHz));
	}

	/**
	 * Steps from 0.6 s to the next 0.6 s instead of 0.2 s. Over so long neuropil and motion add to the noise of frames,
	 * and they lower a trace as often as they raise it, but action potentials only raise it. So Z is divided by its
	 * spread below 0, the median of |Z| over the frames with Z < 0 over 0.6745, where that is above 1.
	 */
	static float[] sustained(final float[] trace, final double noise, final double decay, final double rateHz) {
		final float[] steps = new Steps(decay, rateHz, SUSTAINED_S).of(trace, noise);
		final float[] below = new float[steps.length];
		for (int t = 0; t < steps.length; t++) {
			below[t] = steps[t] < 0 ? -steps[t] : Float.NaN;
		}
		final double median = Median.of(below);
		final double spread = median > MEDIAN_DISTANCE ? median / MEDIAN_DISTANCE : 1;
		for (int t = 0; t < steps.length; t++) {
			steps[t] /= (float) spread;
		}
		return steps;
	}

	/** Standard error s_a of a step where no frame is missing, in the unit of σ. */
	double error(final double noise) {
		double after = 0;
		double before = 0;
		for (int k = 0; k < reach; k++) {
			after += Math.pow(slow, 2 * k);
			before += Math.pow(slow, -2 * k - 2);
		}
		return noise * Math.sqrt(1 / after + 1 / before);
	}

	/** Z by frame; 0 where there are no values before or no values after the frame. */
	float[] of(final float[] trace, final double noise) {
		final Level after = new Level(trace, slow, 0, reach);
		final Level before = new Level(trace, slow, -reach, reach);
		final Level later = new Level(trace, fast, 2 * reach, reach);
		final float[] steps = new float[trace.length];
		for (int t = 1; t < steps.length; t++) {
			final double step = after.at(t) - before.at(t);
			final double error = noise * Math.sqrt(after.variance(t) + before.variance(t));
			final double lasting = later.at(t) - before.at(t)
				+ TOLERANCE_SE * noise * Math.sqrt(later.variance(t) + before.variance(t));
			steps[t] = error > 0 && error < Double.POSITIVE_INFINITY ? (float) (Math.min(step, lasting) / error) : 0;
		}
		return steps;
	}
}
