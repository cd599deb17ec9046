package org.apical.simulate.pairs;

/**
 * Draws the trials of one session one after the other: first the values that the decoder reads, then, once the
 * outcome is known, the rest.
 */
interface TrialDraws {

	/**
	 * Draws the next trial and returns the values that the decoder reads of every neuron, ΔF/F·s. A trial that is
	 * not kept does not become part of the session.
	 */
	double[] next();

	/** Ends the calibration: the trials that are drawn from now on are those of the session. */
	default void begin() {}

	/** Keeps the trial drawn last. */
	void keep(boolean hit);
}
