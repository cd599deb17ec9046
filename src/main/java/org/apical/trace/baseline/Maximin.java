package org.apical.trace.baseline;

/**
 * The slow course of a trace below its events: the maximum, over a window, of the minimum over a window of its
 * running mean (the "maximin" of suite2p, with another smoothing). Unlike a percentile it does not rise with
 * the rate of events, as long as each window holds a running mean without events.
 */
public final class Maximin {

	private Maximin() {}

	/**
	 * @param half number of frames before and after each frame in the window of minimum and maximum
	 * @param smoothing number of frames before and after each frame in the running mean
	 * @return the course by frame; −∞ where the windows have no value
	 */
	public static float[] of(final float[] trace, final int half, final int smoothing) {
		final float[] smooth = RunningMean.of(trace, smoothing);
		replace(smooth, Float.NaN, Float.POSITIVE_INFINITY);
		final float[] lowest = RunningExtreme.minimum(smooth, half);
		replace(lowest, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY);
		return RunningExtreme.maximum(lowest, half);
	}

	private static void replace(final float[] values, final float old, final float by) {
		for (int t = 0; t < values.length; t++) {
			values[t] = Float.compare(values[t], old) == 0 ? by : values[t];
		}
	}
}
