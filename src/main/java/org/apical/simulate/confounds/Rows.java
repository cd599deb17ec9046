package org.apical.simulate.confounds;

import java.util.Arrays;

/** Changes of the measured values of a neuron in a trial. */
final class Rows {

	private Rows() {}

	/** Adds an amplitude to all replicates of the soma. */
	static void addToSoma(final double[] row, final double amplitude) {
		for (int i = 0; i < Confound.SOMA; i++) {
			row[i] += amplitude;
		}
	}

	/** Adds an amplitude to all replicates of the dendrite. */
	static void addToDendrite(final double[] row, final double amplitude) {
		for (int i = Confound.SOMA; i < row.length; i++) {
			row[i] += amplitude;
		}
	}

	/**
	 * Changes the light of the soma by a factor b while F0 stays: an amplitude a becomes b (T + a) − T, where T is the
	 * window's length.
	 */
	static void dimSoma(final double[] row, final double factor) {
		dim(row, 0, Confound.SOMA, factor);
	}

	/** Changes the light of the dendrite by a factor while F0 stays. */
	static void dimDendrite(final double[] row, final double factor) {
		dim(row, Confound.SOMA, row.length, factor);
	}

	private static void dim(final double[] row, final int from, final int to, final double factor) {
		for (int i = from; i < to; i++) {
			row[i] = dimmed(row[i], factor);
		}
	}

	/** b (T + a) − T. */
	static double dimmed(final double amplitude, final double factor) {
		return factor * (Confound.WINDOW_S + amplitude) - Confound.WINDOW_S;
	}

	/** The mean of the dendrite's phases. */
	static double dendrite(final double[] row) {
		return Arrays.stream(row, Confound.SOMA, row.length).average().orElseThrow();
	}

	/** Takes the row out of every estimate. */
	static void lose(final double[] row) {
		Arrays.fill(row, Double.NaN);
	}
}
