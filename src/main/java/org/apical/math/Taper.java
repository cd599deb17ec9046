package org.apical.math;

import java.util.Arrays;

/** Weights that fall to zero towards the ends of an axis. */
final class Taper {

	private Taper() {}

	/** A raised cosine over the outer {@code border} samples at either end, and 1 between them. */
	static float[] cosine(final int length, final int border) {
		final float[] weights = new float[length];
		Arrays.fill(weights, 1);
		for (int i = 0; i < Math.min(border, length / 2); i++) {
			weights[i] = (float) (0.5 - 0.5 * Math.cos(Math.PI * (i + 0.5) / border));
			weights[length - 1 - i] = weights[i];
		}
		return weights;
	}
}
