package org.apical.trace.events;

/**
 * Computes the rate of action potentials from jumps of the calcium, in an arbitrary unit.
 *
 * <p>Each jump s_t is shrunk to x_t = s_t max(0, 1 − z² / Z*_t²), with Z* the largest step near it in standard
 * errors and z the threshold: jumps below the threshold count as noise, and jumps just above it count little
 * (as in a Wiener filter). ΔF/F grows faster than the number of action potentials, because calcium binds
 * cooperatively (Hill coefficients in docs/science.md, section 7.3), about as n^1.5 for a few that coincide. So
 * the rate is x_t X_t^−0.35, with X the sum of x near t. The rate at a frame comes from the jump at that frame
 * only.
 */
final class FiringRate {

	private static final double COMPRESSION = 0.35;

	private FiringRate() {}

	/**
	 * @param jumps jumps of the calcium by frame, ΔF/F
	 * @param largest step up to {@code half} frames before and after each frame, in standard errors
	 * @param threshold threshold z on the steps, in standard errors
	 */
	static float[] of(final float[] jumps, final float[] largest, final int half, final double threshold) {
		final float[] shrunk = new float[jumps.length];
		for (int t = 0; t < shrunk.length; t++) {
			final double noise = threshold / largest[t];
			shrunk[t] = largest[t] > threshold ? (float) (jumps[t] * (1 - noise * noise)) : 0;
		}
		final float[] rate = new float[jumps.length];
		for (int t = 0; t < rate.length; t++) {
			if (shrunk[t] > 0) {
				rate[t] = (float) (shrunk[t] * Math.pow(sum(shrunk, t - half, t + half), -COMPRESSION));
			}
		}
		return rate;
	}

	private static double sum(final float[] values, final int first, final int last) {
		double sum = 0;
		for (int t = Math.max(0, first); t <= Math.min(values.length - 1, last); t++) {
			sum += values[t];
		}
		return sum;
	}

	/**
	 * The rate moved towards the start; a value that comes to lie between two frames is divided between them in
	 * proportion.
	 */
	static float[] earlier(final float[] rate, final double frames) {
		final int whole = (int) frames;
		final double part = frames - whole;
		final float[] moved = new float[rate.length];
		for (int t = whole; t < rate.length; t++) {
			moved[t - whole] += (float) ((1 - part) * rate[t]);
			moved[Math.max(0, t - whole - 1)] += (float) (part * rate[t]);
		}
		return moved;
	}
}
