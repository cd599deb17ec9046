package org.apical.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Events of a ΔF/F trace: OASIS with g = exp(−1 / (f_s τ)) and no jump smaller than a multiple of the noise σ.
 *
 * <p>A low percentile as baseline leaves ΔF/F of a silent, noisy trace above 0. The offset is the median of what the fit
 * leaves over; it is taken off and the fit repeated.
 */
public final class Events {

	private static final int ROUNDS = 3;
	/** Of float32, after some sums, relative to the largest value. */
	private static final double ROUNDING = 0x1p-20;

	/**
	 * @param deconvolved jumps of the calcium, ΔF/F by frame; NaN where the trace is
	 * @param events in order of time
	 * @param noise σ of a frame, ΔF/F; NaN for a trace without values
	 */
	public record Result(float[] deconvolved, List<Event> events, double noise) {

		public Result {
			deconvolved = deconvolved.clone();
			events = List.copyOf(events);
		}

		@Override
		public float[] deconvolved() {
			return deconvolved.clone();
		}
	}

	private final double thresholdSd;

	/** @param thresholdSd smallest jump of an event over σ */
	public Events(final double thresholdSd) {
		this.thresholdSd = thresholdSd;
	}

	/**
	 * @param dff ΔF/F by frame
	 * @param rateHz frames a second
	 * @param decayS τ of the indicator, s
	 */
	public Result find(final float[] dff, final double rateHz, final double decayS) {
		final double noise = noise(dff);
		final double decay = Oasis.decay(rateHz, decayS);
		final double threshold = Double.isNaN(noise) ? 0 : thresholdSd * noise;
		float[] spikes = new float[0];
		double offset = 0;
		for (int round = 0; round < ROUNDS; round++) {
			final Oasis.Result fit = Oasis.deconvolve(minus(dff, offset), decay, 0, threshold);
			spikes = fit.spikes();
			final float median = Median.of(difference(dff, fit.calcium()));
			offset = Float.isNaN(median) ? 0 : median;
		}
		return new Result(masked(spikes, dff), events(spikes, noise, rateHz, decay), noise);
	}

	/**
	 * The smaller of both estimates: calcium makes either too large, white noise makes neither too small. A trace without
	 * noise, from a simulation or a table, still has that of its rounding; without it every last digit were an event.
	 */
	private static double noise(final float[] dff) {
		final double spectral = Noise.spectral(dff);
		final double differences = Noise.differences(dff);
		return Math.max(ROUNDING * largest(dff), Double.isNaN(spectral) ? differences : Math.min(spectral, differences));
	}

	private static double largest(final float[] dff) {
		float largest = 0;
		for (final float value : dff) {
			largest = Float.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
		}
		return largest;
	}

	private static List<Event> events(final float[] spikes, final double noise, final double rateHz, final double decay) {
		final List<Event> events = new ArrayList<>();
		for (int t = 0; t < spikes.length; t++) {
			if (spikes[t] > 0) {
				events.add(new Event(t, spikes[t] / (rateHz * (1 - decay)), spikes[t] / noise));
			}
		}
		return events;
	}

	private static float[] minus(final float[] trace, final double offset) {
		final float[] shifted = new float[trace.length];
		for (int t = 0; t < shifted.length; t++) {
			shifted[t] = (float) (trace[t] - offset);
		}
		return shifted;
	}

	private static float[] difference(final float[] a, final float[] b) {
		final float[] difference = new float[a.length];
		for (int t = 0; t < a.length; t++) {
			difference[t] = a[t] - b[t];
		}
		return difference;
	}

	private static float[] masked(final float[] spikes, final float[] trace) {
		final float[] masked = spikes.clone();
		for (int t = 0; t < masked.length; t++) {
			if (Float.isNaN(trace[t])) {
				masked[t] = Float.NaN;
			}
		}
		return masked;
	}
}
