package org.apical.trace.events;

import org.apical.Bounds;

/**
 * Time course of an indicator's fluorescence after an action potential, as used to find events.
 *
 * @param decayS time constant τ of the decay, s, 0.001 to 60
 * @param spread standard deviation of ln τ among preparations, 0 to 3; 0 where the decay is known
 * @param riseS time constant of the rise, s, 0 to 5 and below the decay's: above 0 the calcium is deconvolved
 *            as second-order autoregressive; at 0 as first-order, whose jumps come late by the delay
 * @param delayS mean time from the action potential to the jump by which a first-order model describes the
 *            rise, s, 0 to 1: the time constant of the rise
 * @param growth ΔF/F grows as the number of action potentials in a burst to this power, 1 to 4
 */
public record Kinetics(double decayS, double spread, double riseS, double delayS, double growth) {

	private static final double LONGEST_S = 60;
	/** Delay of indicators of which only the decay is known, s: a usual value of fast indicators. */
	private static final double USUAL_DELAY_S = 0.01;
	/** Growth where the indicator is not known: that of GCaMP6. */
	private static final double USUAL_GROWTH = 1.3;

	public Kinetics {
		Bounds.within("decay_s", decayS, 0.001, LONGEST_S);
		Bounds.within("spread", spread, 0, 3);
		Bounds.within("rise_s", riseS, 0, 5);
		Bounds.within("delay_s", delayS, 0, 1);
		Bounds.within("growth", growth, 1, 4);
		if (riseS >= decayS) {
			throw new IllegalArgumentException("rise_s is " + riseS + ", must be below decay_s, which is " + decayS);
		}
	}

	/** Kinetics of an indicator of which only the decay is known. */
	public static Kinetics ofDecay(final double decayS) {
		return new Kinetics(decayS, 0, 0, USUAL_DELAY_S, USUAL_GROWTH);
	}

	/** The same kinetics with another decay, where it is known in the preparation at hand. */
	public Kinetics withDecay(final double knownS) {
		return new Kinetics(knownS, 0, riseS, delayS, growth);
	}

	/**
	 * The same kinetics with the decay of the calcium: ΔF/F that grows as the calcium to the power p falls p times as
	 * fast, so the calcium's time constant is p τ.
	 */
	Kinetics calcium() {
		return new Kinetics(Math.min(LONGEST_S, growth * decayS), spread, riseS, delayS, growth);
	}

	/** The same kinetics with a rise that is part of the model. */
	public Kinetics withRise(final double otherS) {
		return new Kinetics(decayS, spread, otherS, delayS, growth);
	}

	/** The fraction of the calcium that is left after one frame: g = exp(−1 / (f_s τ)). */
	public double decay(final double rateHz) {
		return Math.exp(-1 / (rateHz * decayS));
	}

	/**
	 * Jumps of the calcium by frame: heights of transients that only decay, placed at the frames where the
	 * fluorescence steps up.
	 *
	 * @param trace ΔF/F without its drift, by frame
	 */
	float[] jumps(final float[] trace, final double rateHz) {
		final double decay = decay(rateHz);
		if (riseS == 0) {
			return Oasis.jumps(trace, decay);
		}
		final double rise = Math.exp(-1 / (rateHz * riseS));
		final float[] onsets = SecondOrder.deconvolve(trace, decay, rise).spikes();
		final float[] jumps = new float[onsets.length];
		for (int t = riseFrames(rateHz); t < jumps.length; t++) {
			jumps[t] = (float) (onsets[t - riseFrames(rateHz)] / (1 - rise));
		}
		return jumps;
	}

	private int riseFrames(final double rateHz) {
		return (int) Math.round(riseS * rateHz);
	}

	/**
	 * Frames by which steps of the fluorescence lag behind action potentials on average: the indicator's delay, and
	 * half a frame, because a spike is seen first in the frame that follows it.
	 */
	double lagFrames(final double rateHz) {
		return (riseS == 0 ? delayS * rateHz : riseFrames(rateHz)) + 0.5;
	}
}
