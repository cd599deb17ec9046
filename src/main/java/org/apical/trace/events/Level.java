package org.apical.trace.events;

/**
 * Estimates the level of a decaying trace at each frame from a stretch of frames near it, by least squares: Σ
 * g^k y_{t+k} / Σ g^2k over the frames with values; its variance in white noise is σ² / Σ g^2k.
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
		for (int k = first; k < first + frames; k++) {
			add(trace, (float) Math.pow(decay, k), k);
		}
	}

	private void add(final float[] trace, final float weight, final int shift) {
		final int end = Math.min(trace.length, trace.length - shift);
		for (int t = Math.max(0, -shift); t < end; t++) {
			final float value = trace[t + shift];
			final boolean missing = value != value;
			sum[t] += missing ? 0 : weight * value;
			energy[t] += missing ? 0 : weight * weight;
		}
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
