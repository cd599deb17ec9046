package org.apical.trace.events;

/**
 * Rate of action potentials from jumps of the calcium, in an arbitrary unit.
 *
 * <p>Of each jump s_t remains x_t = s_t max(0, 1 − z² / Z*_t²), with Z* the largest step close to it in standard errors
 * and z the threshold: what is smaller is taken for noise, and what just exceeds it counts little (as by a Wiener filter).
 * ΔF/F grows faster than the number of action potentials, because calcium binds cooperatively (Hill coefficients in
 * docs/science.md, section 7.3), about as n^1.5 for the few that fall together. So the rate is x_t X_t^−0.35, with X
 * the sum of x close to t. No frame gets what is another's.
 */
final class FiringRate {

	private static final double COMPRESSION = 0.35;

	private FiringRate() {}

	/**
	 * @param jumps of the calcium by frame, ΔF/F
	 * @param largest step up to {@code half} frames before and after each, in standard errors
	 * @param threshold on these
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

	/** Moved towards the start; what comes to lie between two frames is shared by both in proportion. */
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
