package org.apical.image;

import org.apical.ApicalException;

/** Rejects frames with values that are not finite. */
final class Finite {

	private Finite() {}

	/** @throws ApicalException if a value is not finite, naming the frame and the pixel */
	static void require(final float[] values, final int width, final int frame) {
		boolean finite = true;
		for (final float value : values) {
			finite &= Math.abs(value) <= Float.MAX_VALUE;
		}
		for (int i = 0; i < values.length && !finite; i++) {
			if (!(Math.abs(values[i]) <= Float.MAX_VALUE)) {
				throw new ApicalException("frame " + frame + " (from 0) holds " + values[i] + " at x "
					+ i % width + ", y " + i / width + "; every value must be a finite number");
			}
		}
	}
}
