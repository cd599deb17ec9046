package org.apical.trace.events;

/**
 * Estimates the decay time of the fluorescence from a trace with action potentials at unknown times. Bursts
 * make the autocovariance decay more slowly, so the trace alone says little about the indicator.
 *
 * <p>With the autocovariance C_k at lags from τ₀/5 to τ₀, beyond the lags at which noise counts, g = Σ C_k
 * C_{k+1} / Σ C_k² gives τ_g = −1 / (f_s ln g). Then τ = τ₀ (τ_g / τ₀)^¼, with τ_g / τ₀ held between 1/3 and 3:
 * in the logarithm, τ is three quarters the indicator's τ₀ and one quarter the estimate.
 */
final class DecayEstimate {

	private static final double WEIGHT = 0.25;
	private static final double MOST = 3;

	private DecayEstimate() {}

	/**
	 * @param trace ΔF/F without its drift, by frame
	 * @param expectedS decay time τ₀ of the indicator, s
	 * @return τ, s; τ₀ if the trace is too short or silent
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

	/** Mean product of deviations from the mean, over the pairs of frames that both have values. */
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
