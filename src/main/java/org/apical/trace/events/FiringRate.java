package org.apical.trace.events;

/**
 * Computes the rate of action potentials from jumps of the calcium, in an arbitrary unit.
 *
 * <p>Each jump s_t is weighted by how sure it is: x_t = s_t (w + (1 − w) max(0, 1 − z²/Z*_t²)), with Z* the largest
 * step near it in standard errors. Jumps well above z count whole, as in a Wiener filter, and those below it still w =
 * {@value #UNSURE}: in a neuron whose action potentials are all lost in noise, they are all there is. z is (1 − a/2)
 * times the threshold of events, with a the share of the frames at which the calcium is at least {@value #ACTIVE_SD} σ
 * high: in a neuron that fires nearly always, a small step is more likely an action potential than noise.
 *
 * <p>ΔF/F grows as the number of action potentials in a burst to the power p, the indicator's {@link
 * Kinetics#growth}, because calcium binds cooperatively. So the rate is x_t X_t^(1/p − 1), with X the sum of x near t.
 * The rate at a frame comes from the jump at that frame only.
 */
final class FiringRate {

	private static final double UNSURE = 0.2;
	private static final double ACTIVE_SD = 3;

	private final double threshold;
	private final double compression;
	private final int half;

	/**
	 * @param threshold threshold of events, in standard errors of a step
	 * @param growth power p
	 * @param half frames before and after a jump that are near it
	 */
	FiringRate(final double threshold, final double growth, final int half) {
		this.threshold = threshold;
		compression = 1 - 1 / growth;
		this.half = half;
	}

	/**
	 * @param jumps jumps of the calcium by frame, ΔF/F
	 * @param largest largest step up to {@code half} frames before and after each frame, in standard errors
	 * @param decay fraction g of the calcium that is left after a frame
	 * @param noise σ of a frame, ΔF/F
	 */
	float[] of(final float[] jumps, final float[] largest, final double decay, final double noise) {
		final double smallest = threshold * (1 - active(jumps, decay, noise) / 2);
		final float[] shrunk = new float[jumps.length];
		for (int t = 0; t < shrunk.length; t++) {
			final double noiseShare = largest[t] > smallest ? smallest / largest[t] : 1;
			shrunk[t] = (float) (jumps[t] * (UNSURE + (1 - UNSURE) * (1 - noiseShare * noiseShare)));
		}
		final float[] rate = new float[jumps.length];
		for (int t = 0; t < rate.length; t++) {
			if (shrunk[t] > 0) {
				rate[t] = (float) (shrunk[t] * Math.pow(sum(shrunk, t - half, t + half), -compression));
			}
		}
		return rate;
	}

	/** The share of the frames at which the calcium c_t = g c_{t−1} + s_t is high. */
	private static double active(final float[] jumps, final double decay, final double noise) {
		double calcium = 0;
		int active = 0;
		for (final float jump : jumps) {
			calcium = decay * calcium + jump;
			active += calcium > ACTIVE_SD * noise ? 1 : 0;
		}
		return active / (double) Math.max(1, jumps.length);
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
