package org.apical.simulate.confounds;

/**
 * Something that happens to one animal's trials beside the signal that is looked for. An object belongs to one
 * animal, and is told of its trials one after the other; in each trial the methods are called in the order in which
 * they stand here. Trials of a calibration end after {@link #soma}. Amplitudes are ΔF/F·s in a window of {@value
 * #WINDOW_S} s.
 */
public interface Confound {

	/** Length of the window over which an amplitude is integrated, s. */
	double WINDOW_S = 2;

	/** Number of the soma's values in a row: five parts × four phases. */
	int SOMA = 20;

	/** Number of the dendrite's values in a row, which follow the soma's: four phases. */
	int PHASES = 4;

	/** Whether the decoder is calibrated anew before a session. */
	default boolean recalibrates(final int session) {
		return false;
	}

	/**
	 * Changes the true activity of all somata, which the dendrites follow.
	 *
	 * @param activity amplitude by neuron
	 */
	default void activity(final Moment now, final double[] activity) {}

	/**
	 * Changes what the light of all somata shows of their activity, which the decoder reads and which is measured.
	 *
	 * @param shown amplitude by neuron
	 */
	default void soma(final Moment now, final double[] shown) {}

	/**
	 * Changes the decoder's reading.
	 *
	 * @param distance the reading's distance above the threshold, in SD of the day's readings
	 * @return what is added to it, in the same unit
	 */
	default double shift(final Moment now, final double distance) {
		return 0;
	}

	/**
	 * Changes what a dendrite gets from its soma.
	 *
	 * @param driven the dendrite's amplitude without the signal, its own variation and noise
	 * @return the new value
	 */
	default double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
		return driven;
	}

	/**
	 * Changes what is measured.
	 *
	 * @param rows values by neuron: the soma by part and phase, then the dendrite by phase; NaN where missing
	 */
	default void measured(final Moment now, final boolean hit, final double[][] rows) {}
}
