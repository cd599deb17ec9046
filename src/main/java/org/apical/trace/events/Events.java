package org.apical.trace.events;

import java.util.List;
import org.apical.trace.baseline.Noise;
import org.apical.trace.baseline.RunningExtreme;

/**
 * Finds the events of a ΔF/F trace and its rate of action potentials.
 *
 * <p>{@link Drift} is subtracted; {@link Oasis} with g = exp(−1 / (f_s τ)), or {@link SecondOrder}, gives the
 * jumps of the calcium. A single frame is too short to tell a jump from noise, so jumps are judged by the
 * {@link Steps} within 0.1 s of them. Steps define the {@link EventList} and weight the jumps in the {@link
 * FiringRate}. Events and rate are moved back by the delay of jumps behind action potentials, see {@link
 * Kinetics}.
 *
 * <p>{@code workflows/spikes.sh} compares the rate with deconvolution alone on recordings with known action
 * potentials.
 */
public final class Events {

	private static final double CLOSE_S = 0.1;
	/** Rounding error of float32 numbers after some sums, relative to the largest value. */
	private static final double ROUNDING = 0x1p-20;

	/**
	 * @param deconvolved rate of action potentials in an arbitrary unit, by frame; NaN where the trace is NaN
	 * @param events calcium events in order of time
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
	private final boolean estimateDecay;

	/**
	 * @param thresholdSd threshold z: smallest step of an event over its standard error
	 * @param estimateDecay whether the decay of each trace is estimated from it, see {@link DecayEstimate}
	 */
	public Events(final double thresholdSd, final boolean estimateDecay) {
		this.thresholdSd = thresholdSd;
		this.estimateDecay = estimateDecay;
	}

	/**
	 * @param dff ΔF/F by frame
	 * @param rateHz frames a second
	 * @param indicator kinetics of the indicator
	 */
	public Result find(final float[] dff, final double rateHz, final Kinetics indicator) {
		final double noise = noise(dff);
		final float[] trace = Drift.removed(dff, rateHz, noise);
		return result(dff, trace, noise, rateHz, estimateDecay ? estimated(trace, rateHz, indicator) : indicator);
	}

	private static Kinetics estimated(final float[] trace, final double rateHz, final Kinetics indicator) {
		final double decayS = DecayEstimate.of(trace, rateHz, indicator.decayS());
		return decayS > indicator.riseS() ? indicator.withDecay(decayS) : indicator;
	}

	private Result result(final float[] dff, final float[] trace, final double noise, final double rateHz,
		final Kinetics kinetics)
	{
		final double decay = kinetics.decay(rateHz);
		final double lagFrames = kinetics.lagFrames(rateHz);
		final int half = (int) Math.max(1, Math.round(CLOSE_S * rateHz));
		final float[] jumps = kinetics.jumps(trace, rateHz);
		final Steps steps = new Steps(decay, rateHz);
		final float[] significance = steps.of(trace, noise);
		final float[] largest = RunningExtreme.maximum(significance, half);
		final List<Event> events = new EventList(significance, largest, half, thresholdSd)
			.of(jumps, steps.error(noise), 1 / (rateHz * (1 - decay)), lagFrames);
		final float[] rate = FiringRate.earlier(FiringRate.of(jumps, largest, half, thresholdSd), lagFrames);
		return new Result(masked(rate, dff), events, noise);
	}

	/**
	 * σ of a frame, at least the rounding error: in a trace without noise, from a simulation or a table, every
	 * change of the last digit would otherwise be an event.
	 */
	private static double noise(final float[] dff) {
		return Math.max(ROUNDING * largest(dff), Noise.smaller(dff));
	}

	private static double largest(final float[] dff) {
		float largest = 0;
		for (final float value : dff) {
			largest = Float.isNaN(value) ? largest : Math.max(largest, Math.abs(value));
		}
		return largest;
	}

	private static float[] masked(final float[] rate, final float[] trace) {
		for (int t = 0; t < rate.length; t++) {
			if (Float.isNaN(trace[t])) {
				rate[t] = Float.NaN;
			}
		}
		return rate;
	}
}
