package org.apical.trace.baseline;

import java.util.Arrays;

/**
 * Smallest and largest value in a sliding window, in linear time: values are cut into blocks as long as the
 * window, so that every window is the end of one block and the start of the next (van Herk, Pattern Recognition
 * Letters 1992). No value may be NaN.
 */
public final class RunningExtreme {

	private RunningExtreme() {}

	/** Smallest of the values up to {@code half} frames before and after each frame. */
	static float[] minimum(final float[] values, final int half) {
		final int window = 2 * half + 1;
		final float[] toEnd = new float[values.length + 2 * half];
		Arrays.fill(toEnd, Float.POSITIVE_INFINITY);
		System.arraycopy(values, 0, toEnd, half, values.length);
		final float[] fromStart = toEnd.clone();
		for (int start = 0; start < toEnd.length; start += window) {
			accumulate(fromStart, toEnd, start, Math.min(toEnd.length, start + window));
		}
		final float[] minimum = new float[values.length];
		for (int t = 0; t < minimum.length; t++) {
			minimum[t] = Math.min(toEnd[t], fromStart[t + 2 * half]);
		}
		return minimum;
	}

	/**
	 * Computes cumulative minima by comparisons: the minimum seldom changes, so the processor predicts the
	 * branches well, whereas each {@code Math.min} would wait for the one before it.
	 */
	private static void accumulate(final float[] fromStart, final float[] toEnd, final int start, final int end) {
		float least = fromStart[start];
		for (int t = start + 1; t < end; t++) {
			if (fromStart[t] < least) {
				least = fromStart[t];
			}
			fromStart[t] = least;
		}
		least = toEnd[end - 1];
		for (int t = end - 2; t >= start; t--) {
			if (toEnd[t] < least) {
				least = toEnd[t];
			}
			toEnd[t] = least;
		}
	}

	/** Largest of the values up to {@code half} frames before and after each frame. */
	public static float[] maximum(final float[] values, final int half) {
		return negated(minimum(negated(values), half));
	}

	private static float[] negated(final float[] values) {
		final float[] negated = new float[values.length];
		for (int t = 0; t < values.length; t++) {
			negated[t] = -values[t];
		}
		return negated;
	}
}
