package org.apical.flow;

import org.apical.signal.LearningPrediction;
import org.apical.signal.Pair;
import org.apical.signal.PairTable;
import org.apical.simulate.LearningPredictionSimulation;
import org.apical.study.Kind;

/** What condition (iv) finds in simulated studies of known truth. */
public final class LearningValidity {

	private LearningValidity() {}

	/**
	 * Simulates a study and examines it.
	 *
	 * @param slope true change of log activity per SD_r of signal; 0 for none
	 */
	public static LearningPrediction of(final long seed, final double slope) {
		final PairTable.Builder table = new PairTable.Builder(new PairTable.Layout(5, false));
		for (final LearningPredictionSimulation.Row row : LearningPredictionSimulation.rows(seed, slope)) {
			table.add(new Pair(row.animal(), "d" + row.day(), row.day(), row.neuron(), row.role(), row.trial(), row.outcome(),
				row.trial(), Double.NaN, "", "", Kind.TUFT), row.amplitudes());
		}
		return LearningPrediction.of(table.build(), "", 1);
	}
}
