package org.apical.trace.events;

/**
 * Decay of the fluorescence estimated from a trace, which holds action potentials in unknown rhythm: the trace stays
 * alike for longer where they come in bursts, so a trace alone says little.
 *
 * <p>With the autocovariance C_k at lags from τ₀/5 to τ₀, beyond those at which noise counts, g = Σ C_k C_{k+1} / Σ
 * C_k²; and τ = τ₀ (τ_g / τ₀)^¼, with τ_g / τ₀ held between 1/3 and 3: three quarters of the estimate (in its
 * logarithm) are the indicator's τ₀.
 */
final class DecayEstimate {

	private static final double WEIGHT = 0.25;
	private static final double MOST = 3;

	private DecayEstimate() {}

	/**
	 * @param trace ΔF/F without its drift
	 * @param expectedS τ₀, s
	 * @return τ, s; τ₀ where the trace is too short or silent
	 */
	static double of(final float[] trace, final double rateHz, final double expectedS) {
		final float mean = mean(trace);
		final int first = (int) Math.max(1, Math.round(expectedS * rateHz / 5));
		final int last = (int) Math.max(first + 1, Math.round(expectedS * rateHz));
		double next = 0;
		double square = 0;
		double before = covariance(trace, mean, first);
		for (int lag = first + 1; lag <= last; lag++) {
			final double covariance = covariance(trace, mean, lag);
			next += before * covariance;
			square += before * before;
			before = covariance;
		}
		final double decay = next / square;
		if (!(decay > 0 && decay < 1)) {
			return expectedS;
		}
		final double ratio = -1 / (Math.log(decay) * rateHz * expectedS);
		return expectedS * Math.pow(Math.max(1 / MOST, Math.min(MOST, ratio)), WEIGHT);
	}

	private static float mean(final float[] trace) {
		double sum = 0;
		int count = 0;
		for (final float value : trace) {
			sum += Float.isNaN(value) ? 0 : value;
			count += Float.isNaN(value) ? 0 : 1;
		}
		return (float) (sum / count);
	}

	/** Mean product of deviations over the pairs of frames that are both there. */
	private static double covariance(final float[] trace, final float mean, final int lag) {
		double sum = 0;
		int count = 0;
		for (int t = lag; t < trace.length; t++) {
			final float product = (trace[t] - mean) * (trace[t - lag] - mean);
			if (!Float.isNaN(product)) {
				sum += product;
				count++;
			}
		}
		return sum / count;
	}
}
