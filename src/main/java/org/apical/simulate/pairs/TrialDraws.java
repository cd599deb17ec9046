package org.apical.simulate.pairs;

/** Trials of one session, one after the other: first what the decoder reads, then, once the outcome is known, the rest. */
interface TrialDraws {

	/** Draws the next trial; gives what the decoder reads of every neuron, ΔF/F·s. Unless kept, it never took place. */
	double[] next();

	/** Keeps the trial last drawn. */
	void keep(boolean hit);
}
