package org.apical.signal;

/**
 * One neuron in one window: its complete rows.
 *
 * @param first the first of its rows, for who it is
 * @param session of each trial, from 0 within the animal
 * @param trial of each trial, from 0 within the animal
 * @param day training day of each trial
 * @param number of each trial in its session, as in the table
 * @param hit 1 or 0 by trial
 * @param moments by trial
 * @param z the soma's m_1 by trial, minus its mean over all trials, over its SD
 */
record Cell(Pair first, int[] session, int[] trial, int[] day, int[] number, double[] hit, Moments moments,
	double[] z)
{

	/** The same neuron, its moments replaced. */
	Cell with(final Moments others) {
		return new Cell(first, session, trial, day, number, hit, others, z);
	}

	static double[] standardized(final double[] values) {
		double mean = 0;
		for (final double value : values) {
			mean += value / values.length;
		}
		double squares = 0;
		for (final double value : values) {
			squares += (value - mean) * (value - mean);
		}
		final double sd = Math.sqrt(squares / values.length);
		final double[] z = new double[values.length];
		for (int k = 0; k < z.length; k++) {
			z[k] = (values[k] - mean) / sd;
		}
		return z;
	}
}
