package org.apical.trace.events;

import org.apical.trace.baseline.Maximin;

/**
 * The slow course of a trace below its events: {@link Maximin} over a minute of its running mean over a second, raised by as
 * much as the least of a minute's means lies below the trace because of noise alone.
 */
public final class Drift {

	private static final double WINDOW_S = 60;
	private static final double SMOOTHING_S = 1;
	/** Mean of the least of 60 standard normal numbers. */
	private static final double LEAST_SE = -2.32;

	private Drift() {}

	/**
	 * The trace without its drift; missing values stay so.
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

	/** A window longer than the trace is no different from one that holds all of it. */
	private static int half(final double windowS, final double rateHz, final int frames) {
		return (int) Math.max(0, Math.min(frames, Math.round((windowS * rateHz - 1) / 2)));
	}
}
