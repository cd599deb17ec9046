package org.apical.trace.events;

/**
 * Estimates the level of a decaying trace at each frame from a stretch of frames near it, by least squares: Σ
 * g^k y_{t+k} / Σ g^2k over the frames with values; its variance in white noise is σ² / Σ g^2k. From each frame to the
 * one before it, both sums gain a frame at the stretch's start and lose one at its end: a long stretch costs as much as
 * a short one.
 */
final class Level {

	private final float[] sum;
	private final float[] energy;

	/**
	 * @param trace y
	 * @param decay fraction g that is left after a frame
	 * @param first first frame of the stretch, counted from the frame whose level is estimated; negative before
	 *            it
	 * @param frames number of frames in the stretch
	 */
	Level(final float[] trace, final double decay, final int first, final int frames) {
		sum = new float[trace.length];
		energy = new float[trace.length];
		final double gained = Math.pow(decay, first);
		final double lost = Math.pow(decay, first + frames);
		double nowSum = 0;
		double nowEnergy = 0;
		int values = 0;
		for (int t = trace.length - 1 + Math.max(0, -first); t >= 0; t--) {
			final float in = at(trace, t + first);
			final float out = at(trace, t + first + frames);
			nowSum *= decay;
			nowEnergy *= decay * decay;
			if (in == in) {
				nowSum += gained * in;
				nowEnergy += gained * gained;
				values++;
			}
			if (out == out) {
				nowSum -= lost * out;
				nowEnergy -= lost * lost;
				values--;
			}
			if (values == 0) {
				nowSum = 0;
				nowEnergy = 0;
			}
			if (t < trace.length) {
				sum[t] = (float) nowSum;
				energy[t] = (float) nowEnergy;
			}
		}
	}

	private static float at(final float[] trace, final int t) {
		return t >= 0 && t < trace.length ? trace[t] : Float.NaN;
	}

	/** The level at a frame; 0 if no frame of the stretch has a value. */
	double at(final int t) {
		return energy[t] > 0 ? sum[t] / energy[t] : 0;
	}

	/** The variance of the level divided by σ²; infinite if no frame of the stretch has a value. */
	double variance(final int t) {
		return 1 / energy[t];
	}
}
