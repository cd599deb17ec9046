package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;

/**
 * The complete rows of one neuron in one window, one for each trial.
 *
 * @param first the first of the rows, which names the neuron
 * @param session session of each trial, numbered from 0 within the animal
 * @param trial number of each trial, from 0 within the animal
 * @param day training day of each trial
 * @param number number of each trial in its session, as in the table
 * @param place place u of each trial in its session: −1 for the session's first trial, 1 for its last, linear in the
 *        trial's number
 * @param hit 1 for each hit, 0 for each miss
 * @param moments moments of each trial
 * @param z m_1 of the soma by trial, standardized: minus its mean over all trials, divided by its SD
 * @param covariates values by covariate and trial; NaN where missing
 * @param event whether the soma's fifth part shows an event in each trial; see {@link #events}
 */
public record Cell(Pair first, int[] session, int[] trial, int[] day, int[] number, double[] place, double[] hit,
	Moments moments, double[] z, double[][] covariates, boolean[] event)
{

	/** The fifth part's mean over phases is an event above this many σ of its noise. */
	private static final double EVENT_SD = 3;

	/**
	 * Whether the mean of the soma's fifth part over its phases is above 3σ, by row. σ² is the variance of the phases
	 * about their mean, divided by 4 and averaged over all rows. Without a fifth part there are no events.
	 */
	public static boolean[] events(final PairTable table, final int[] rows) {
		final boolean[] event = new boolean[rows.length];
		final double[] mean = new double[rows.length];
		double variance = 0;
		for (int k = 0; k < rows.length && table.layout().parts() == 5; k++) {
			double squares = 0;
			for (int t = 0; t < PairTable.PHASES; t++) {
				mean[k] += table.soma(rows[k], 4, t) / PairTable.PHASES;
				squares += Math.pow(table.soma(rows[k], 4, t), 2);
			}
			variance += (squares / PairTable.PHASES - mean[k] * mean[k]) / (PairTable.PHASES - 1) / rows.length;
		}
		for (int k = 0; k < rows.length; k++) {
			event[k] = mean[k] > EVENT_SD * Math.sqrt(variance);
		}
		return event;
	}

	/** The same neuron with only the trials that have an event. */
	Cell ofEvents() {
		final int[] kept = IntStream.range(0, event.length).filter(k -> event[k]).toArray();
		final double[][] known = Arrays.stream(covariates).map(c -> at(kept, c)).toArray(double[][]::new);
		final boolean[] all = new boolean[kept.length];
		Arrays.fill(all, true);
		return new Cell(first, at(kept, session), at(kept, trial), at(kept, day), at(kept, number), at(kept, place),
			at(kept, hit), new SomeTrials(moments, kept), at(kept, z), known, all);
	}

	private static int[] at(final int[] kept, final int[] column) {
		return Arrays.stream(kept).map(k -> column[k]).toArray();
	}

	private static double[] at(final int[] kept, final double[] column) {
		return Arrays.stream(kept).mapToDouble(k -> column[k]).toArray();
	}

	/** The same neuron with other moments. */
	Cell with(final Moments others) {
		return new Cell(first, session, trial, day, number, place, hit, others, z, covariates, event);
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
