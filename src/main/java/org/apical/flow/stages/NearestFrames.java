package org.apical.flow.stages;

import java.util.Arrays;

/** A trace brought to the frames of another plane. */
final class NearestFrames {

	private NearestFrames() {}

	/**
	 * The value of the frame that is nearest in time, the later one where two are equally near.
	 *
	 * @param trace one value for each of {@code timesS}
	 * @param timesS when these frames were taken, s, increasing
	 * @param atS times for which values are wanted, s on the same clock; before the first and after the last frame the
	 *        value is that frame's
	 */
	static float[] of(final float[] trace, final double[] timesS, final double[] atS) {
		final float[] values = new float[atS.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = trace[nearest(timesS, atS[i])];
		}
		return values;
	}

	private static int nearest(final double[] timesS, final double atS) {
		final int found = Arrays.binarySearch(timesS, atS);
		if (found >= 0) {
			return found;
		}
		final int after = Math.min(-found - 1, timesS.length - 1);
		final int before = Math.max(0, after - 1);
		return atS - timesS[before] < timesS[after] - atS ? before : after;
	}
}
