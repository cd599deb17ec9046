package org.apical.flow.validity;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.apical.signal.conditions.LearningPrediction;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.simulate.pairs.LearningPredictionSimulation;
import org.apical.study.Kind;

/**
 * What condition (iv), prediction of learning, finds in simulated studies of known truth.
 *
 * @param name the condition's name in words
 * @param slope the true change of log activity per SD_r of signal; 0 for none
 * @param studies the result of each study, in the order of seeds
 */
record LearningValidity(String name, double slope, List<LearningPrediction> studies) {

	/**
	 * The share of studies without an effect in which the naive version must find one. With less, the simulation
	 * would not contain the trap that the split of trials has to avoid.
	 */
	private static final double LEAST_NAIVE = 0.9;

	LearningValidity {
		studies = List.copyOf(studies);
	}

	/** The two conditions, without studies yet: no effect, and a slope of .3. */
	static List<LearningValidity> all() {
		return List.of(new LearningValidity("condition (iv), signals predict nothing", 0, List.of()),
			new LearningValidity("condition (iv), slope .3", 0.3, List.of()));
	}

	LearningValidity with(final List<LearningPrediction> found) {
		return new LearningValidity(name, slope, found);
	}

	/** Simulates a study and tests its condition (iv). */
	static LearningPrediction study(final long seed, final double slope) {
		final PairTable.Builder table = new PairTable.Builder(new PairTable.Layout(5, false));
		for (final LearningPredictionSimulation.Row row : LearningPredictionSimulation.rows(seed, slope)) {
			table.add(new Pair(row.animal(), "d" + row.day(), row.day(), row.neuron(), row.role(), row.trial(), row.outcome(),
				row.trial(), Double.NaN, "", "", Kind.TUFT), row.amplitudes());
		}
		return LearningPrediction.of(table.build(), "", 1);
	}

	/** The share of the studies in which a p is below .05. */
	double share(final ToDoubleFunction<LearningPrediction> p) {
		return (double) studies.stream().filter(found -> p.applyAsDouble(found) < 0.05).count() / studies.size();
	}

	boolean asExpected() {
		return slope != 0
			|| share(LearningPrediction::p) <= ValidityRow.MOST_ROLE_DEPENDENT
				&& share(LearningPrediction::pNaive) > LEAST_NAIVE;
	}

	/** One line of the table on the console. */
	String line() {
		return String.format(Locale.ROOT, "%-66s %7d %.3f with split trials, %.3f naively%s", name, studies.size(),
			share(LearningPrediction::p), share(LearningPrediction::pNaive), asExpected() ? "" : "  NOT AS EXPECTED");
	}
}
