package org.apical.trace.events;

import org.apical.trace.baseline.Maximin;

/**
 * The slow course of a trace below its events: {@link Maximin} over a minute of its running mean over a second,
 * raised by the expected distance, due to noise alone, of the smallest of a minute's means below the trace.
 */
public final class Drift {

	private static final double WINDOW_S = 60;
	private static final double SMOOTHING_S = 1;
	/** Expected value of the smallest of 60 standard normal numbers. */
	private static final double LEAST_SE = -2.32;

	private Drift() {}

	/**
	 * The trace minus its drift; missing values stay missing.
	 *
	 * @param rateHz frames a second
	 * @param noise σ of a frame
	 */
	public static float[] removed(final float[] trace, final double rateHz, final double noise) {
		final int half = half(WINDOW_S, rateHz, trace.length);
		final int smoothing = half(SMOOTHING_S, rateHz, trace.length);
		final float least = (float) (LEAST_SE * noise / Math.sqrt(2 * smoothing + 1));
		final float[] removed = Maximin.of(trace, half, smoothing);
		for (int t = 0; t < removed.length; t++) {
			removed[t] = trace[t] - removed[t] + least;
		}
		return removed;
	}

	/** Half width of a window, at most the length of the trace: a wider window holds the same frames. */
	private static int half(final double windowS, final double rateHz, final int frames) {
		return (int) Math.max(0, Math.min(frames, Math.round((windowS * rateHz - 1) / 2)));
	}
}
