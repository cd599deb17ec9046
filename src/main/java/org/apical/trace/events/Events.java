package org.apical.trace.events;

import java.util.List;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.trace.baseline.Noise;
import org.apical.trace.baseline.RunningExtreme;

/**
 * Finds the events of a ΔF/F trace and its rate of action potentials.
 *
 * <p>{@link Drift} is subtracted; {@link Oasis} with g = exp(−1 / (f_s τ)), or {@link SecondOrder}, gives the jumps
 * of the calcium. τ comes from the traces of the whole recording, see {@link #fitted}. A single frame is too short to
 * tell a jump from noise, so jumps are judged by the {@link Steps} within 0.1 s of them. Steps define the {@link
 * EventList}. The {@link FiringRate} comes from jumps with the decay of the calcium ({@link Kinetics#calcium}),
 * weighted by these steps or by longer ones ({@link Steps#sustained}), whichever are larger. Events and rate are moved
 * back by the delay of jumps behind action potentials, see {@link Kinetics}.
 *
 * <p>{@code workflows/spikes.sh} compares the rate with deconvolution alone on recordings with known action
 * potentials.
 */
public final class Events {

	private static final double CLOSE_S = 0.1;
	private static final int MOST_TRACES = 40;
	/** Rounds in which steps are judged again with the decay found from the steps before. */
	private static final int ROUNDS = 4;
	private static final double SETTLED_LN = 0.05;
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

	/** @param thresholdSd threshold z: smallest step of an event over its standard error */
	public Events(final double thresholdSd) {
		this.thresholdSd = thresholdSd;
	}

	/**
	 * The kinetics with the decay of a recording, see {@link DecayEvidence}; the indicator's where the decay is known
	 * (its spread is 0), or the traces hold too little evidence. Of more than {@value #MOST_TRACES} traces, as many
	 * are taken, evenly from all of them: further ones change little.
	 *
	 * @param dff ΔF/F of the recording's ROIs, ROI × frame
	 * @param rateHz frames a second
	 * @param indicator kinetics of the indicator
	 * @return kinetics with a spread of 0; the same whatever the number of threads
	 */
	public static Kinetics fitted(final List<float[]> dff, final double rateHz, final Kinetics indicator,
		final TaskExecutor executor)
	{
		if (indicator.spread() == 0) {
			return indicator;
		}
		final Flat[] traces = new Flat[Math.min(MOST_TRACES, dff.size())];
		executor.forEach(IntStream.range(0, traces.length).boxed().toList(),
			i -> traces[i] = Flat.of(dff.get((int) ((long) i * dff.size() / traces.length)), rateHz));
		Kinetics fitted = known(indicator, indicator.decayS());
		for (int round = 0; round < ROUNDS; round++) {
			final double before = fitted.decayS();
			fitted = known(indicator, DecayEvidence.decayS(evidence(traces, rateHz, fitted, executor), rateHz, indicator));
			if (Math.abs(Math.log(fitted.decayS() / before)) < SETTLED_LN) {
				return fitted;
			}
		}
		return fitted;
	}

	/** The kinetics with a decay, unless that is faster than the rise. */
	private static Kinetics known(final Kinetics indicator, final double decayS) {
		return indicator.withDecay(decayS > indicator.riseS() ? decayS : indicator.decayS());
	}

	private static List<DecayEvidence> evidence(final Flat[] traces, final double rateHz, final Kinetics expected,
		final TaskExecutor executor)
	{
		final DecayEvidence[] evidence = new DecayEvidence[traces.length];
		executor.forEach(IntStream.range(0, evidence.length).boxed().toList(),
			i -> evidence[i] = DecayEvidence.of(traces[i].trace, traces[i].noise, rateHz, expected));
		return List.of(evidence);
	}

	/** ΔF/F without its drift, and σ of a frame. */
	private record Flat(float[] trace, double noise) {

		static Flat of(final float[] dff, final double rateHz) {
			final double noise = Events.noise(dff);
			return new Flat(Drift.removed(dff, rateHz, noise), noise);
		}
	}

	/**
	 * @param dff ΔF/F by frame
	 * @param rateHz frames a second
	 * @param kinetics kinetics of the indicator with the decay of the recording
	 */
	public Result find(final float[] dff, final double rateHz, final Kinetics kinetics) {
		final Flat flat = Flat.of(dff, rateHz);
		final float[] trace = flat.trace;
		final double noise = flat.noise;
		final double decay = kinetics.decay(rateHz);
		final double lagFrames = kinetics.lagFrames(rateHz);
		final int half = half(rateHz);
		final float[] jumps = kinetics.jumps(trace, rateHz);
		final Steps steps = new Steps(decay, rateHz);
		final float[] significance = steps.of(trace, noise);
		final float[] largest = RunningExtreme.maximum(significance, half);
		final List<Event> events = new EventList(significance, largest, half, thresholdSd)
			.of(jumps, steps.error(noise), 1 / (rateHz * (1 - decay)), lagFrames);
		final float[] rate = FiringRate.earlier(rate(trace, noise, largest, rateHz, kinetics.calcium()), lagFrames);
		return new Result(masked(rate, dff), events, noise);
	}

	private float[] rate(final float[] trace, final double noise, final float[] largest, final double rateHz,
		final Kinetics calcium)
	{
		final double decay = calcium.decay(rateHz);
		final int half = half(rateHz);
		final float[] sure = RunningExtreme.maximum(Steps.sustained(trace, noise, decay, rateHz), half);
		for (int t = 0; t < sure.length; t++) {
			sure[t] = Math.max(sure[t], largest[t]);
		}
		return new FiringRate(thresholdSd, calcium.growth(), half).of(calcium.jumps(trace, rateHz), sure, decay, noise);
	}

	private static int half(final double rateHz) {
		return (int) Math.max(1, Math.round(CLOSE_S * rateHz));
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
