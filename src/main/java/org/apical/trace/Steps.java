package org.apical.trace;

/**
 * How far a trace steps up at each frame, beyond what its decay lets expect, in standard errors:
 *
 * <p>Z_t = (a_t − g b_{t−1}) / (σ √(1 / Σ g^2k + g² / Σ g^−2k)), where a_t = Σ g^k y_{t+k} / Σ g^2k is the level at t
 * by least squares from the 0.2 s on, and b_{t−1} = Σ g^−k y_{t−1−k} / Σ g^−2k that before it from the 0.2 s back;
 * missing frames are left out of all sums. Of unit variance in white noise. The same 0.2 s serve every indicator: a
 * longer stretch would reach other events, a shorter one has more noise.
 */
final class Steps {

	private static final double REACH_S = 0.2;

	private final double decay;
	private final int reach;

	/** @param decay g, what is left of the calcium after a frame */
	Steps(final double decay, final double rateHz) {
		this.decay = decay;
		reach = (int) Math.max(1, Math.round(REACH_S * rateHz));
	}

	/** Standard error of a step where no frame is missing, in the unit of σ. */
	double error(final double noise) {
		double after = 0;
		double before = 0;
		for (int k = 0; k < reach; k++) {
			after += Math.pow(decay, 2 * k);
			before += Math.pow(decay, -2 * k);
		}
		return noise * Math.sqrt(1 / after + decay * decay / before);
	}

	/** Z by frame; 0 where there is no value before or after. */
	float[] of(final float[] trace, final double noise) {
		final float[] values = new float[trace.length];
		final float[] present = new float[trace.length];
		for (int t = 0; t < trace.length; t++) {
			final boolean missing = Float.isNaN(trace[t]);
			values[t] = missing ? 0 : trace[t];
			present[t] = missing ? 0 : 1;
		}
		final float[] after = weighted(values, decay, 1);
		final float[] afterEnergy = weighted(present, decay * decay, 1);
		final float[] before = weighted(values, 1 / decay, -1);
		final float[] beforeEnergy = weighted(present, 1 / (decay * decay), -1);
		final float[] steps = new float[trace.length];
		for (int t = 1; t < steps.length; t++) {
			final double step = after[t] / afterEnergy[t] - decay * before[t - 1] / beforeEnergy[t - 1];
			final double error = noise * Math.sqrt(1 / afterEnergy[t] + decay * decay / beforeEnergy[t - 1]);
			steps[t] = error > 0 && error < Double.POSITIVE_INFINITY ? (float) (step / error) : 0;
		}
		return steps;
	}

	/** Σ base^k x_{t + k·direction} over the reach, cut at the ends. */
	private float[] weighted(final float[] values, final double base, final int direction) {
		final float[] sums = new float[values.length];
		for (int k = 0; k < reach; k++) {
			final float weight = (float) Math.pow(base, k);
			final int shift = k * direction;
			final int end = Math.min(values.length, values.length - shift);
			for (int t = Math.max(0, -shift); t < end; t++) {
				sums[t] += weight * values[t + shift];
			}
		}
		return sums;
	}
}
