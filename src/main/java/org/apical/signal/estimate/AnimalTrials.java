package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;

/**
 * Session, time and error of every trial of an animal. The trials are numbered as in {@link Cell#trial}.
 *
 * @param session session of each trial, from 0
 * @param timeS moment of the outcome on the session's clock, s
 * @param errorDeg mean distance of the cursor to the target, degrees; NaN where not given
 */
public record AnimalTrials(int[] session, double[] timeS, double[] errorDeg) {

	/** Reads the trials from the rows of an animal's neurons, with the numbers already given to sessions and trials. */
	static AnimalTrials of(final PairTable table, final Iterable<List<Integer>> neurons,
		final Map<String, Integer> sessions, final Map<String, Integer> trials)
	{
		final AnimalTrials all = new AnimalTrials(new int[trials.size()], new double[trials.size()],
			new double[trials.size()]);
		for (final List<Integer> rows : neurons) {
			for (final int row : rows) {
				final Pair pair = table.pair(row);
				final int trial = trials.get(WindowSample.trial(pair));
				all.session[trial] = sessions.get(pair.session());
				all.timeS[trial] = pair.timeS();
				all.errorDeg[trial] = pair.errorDeg();
			}
		}
		return all;
	}

	/**
	 * The error of each of the cell's trials, standardized within session and outcome: minus the mean of its session and
	 * outcome, divided by the SD about these means, pooled.
	 */
	public double[] errorWithinOutcome(final Cell cell) {
		final double[] error = Arrays.stream(cell.trial()).mapToDouble(trial -> errorDeg[trial]).toArray();
		final int sessions = 1 + Arrays.stream(session).max().orElse(0);
		final double[] sum = new double[2 * sessions];
		final int[] count = new int[2 * sessions];
		for (int k = 0; k < error.length; k++) {
			if (Double.isFinite(error[k])) {
				sum[stratum(cell, k)] += error[k];
				count[stratum(cell, k)]++;
			}
		}
		double squares = 0;
		double freedom = 0;
		for (int k = 0; k < error.length; k++) {
			error[k] -= sum[stratum(cell, k)] / count[stratum(cell, k)];
			squares += Double.isFinite(error[k]) ? error[k] * error[k] : 0;
			freedom += Double.isFinite(error[k]) ? 1 - 1.0 / count[stratum(cell, k)] : 0;
		}
		final double sd = Math.sqrt(squares / freedom);
		return Arrays.stream(error).map(e -> e / sd).toArray();
	}

	private static int stratum(final Cell cell, final int k) {
		return 2 * cell.session()[k] + (int) cell.hit()[k];
	}
}
