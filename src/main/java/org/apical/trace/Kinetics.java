package org.apical.trace;

/**
 * Time course of an indicator's fluorescence after an action potential, as events need it.
 *
 * @param decayS time constant τ of the decay, s, 0.001 to 60
 * @param delayS mean time from the action potential to the rise it causes, s, 0 to 1: about half the time to the peak
 */
public record Kinetics(double decayS, double delayS) {

	public Kinetics {
		Bounds.within("decay_s", decayS, 0.001, 60);
		Bounds.within("delay_s", delayS, 0, 1);
	}

	/** Of an indicator of which nothing but the decay is known: it rises as fast as most do. */
	public static Kinetics ofDecay(final double decayS) {
		return new Kinetics(decayS, 0.01);
	}

	/** With another decay, where it is known in the preparation at hand. */
	public Kinetics withDecay(final double otherS) {
		return new Kinetics(otherS, delayS);
	}

	/** What is left of the calcium after one frame: g = exp(−1 / (f_s τ)). */
	public double decay(final double rateHz) {
		return Math.exp(-1 / (rateHz * decayS));
	}

	/**
	 * Frames by which a jump of the calcium lags behind its action potential on average: the indicator's delay, and half a
	 * frame, because a spike is seen first in the frame that follows it.
	 */
	double lagFrames(final double rateHz) {
		return delayS * rateHz + 0.5;
	}
}
