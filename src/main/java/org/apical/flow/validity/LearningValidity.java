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
 * @param name in words
 * @param slope true change of log activity per SD_r of signal; 0 for none
 * @param studies what was found, in the order of seeds
 */
record LearningValidity(String name, double slope, List<LearningPrediction> studies) {

	/** The trap is live if the naive version finds what is not there in more than this share. */
	private static final double LEAST_NAIVE = 0.9;

	LearningValidity {
		studies = List.copyOf(studies);
	}

	/** No studies yet: nothing to be found, and a slope of .3. */
	static List<LearningValidity> all() {
		return List.of(new LearningValidity("condition (iv), signals predict nothing", 0, List.of()),
			new LearningValidity("condition (iv), slope .3", 0.3, List.of()));
	}

	LearningValidity with(final List<LearningPrediction> found) {
		return new LearningValidity(name, slope, found);
	}

	/** Simulates a study and examines it. */
	static LearningPrediction study(final long seed, final double slope) {
		final PairTable.Builder table = new PairTable.Builder(new PairTable.Layout(5, false));
		for (final LearningPredictionSimulation.Row row : LearningPredictionSimulation.rows(seed, slope)) {
			table.add(new Pair(row.animal(), "d" + row.day(), row.day(), row.neuron(), row.role(), row.trial(), row.outcome(),
				row.trial(), Double.NaN, "", "", Kind.TUFT), row.amplitudes());
		}
		return LearningPrediction.of(table.build(), "", 1);
	}

	/** Share of the studies in which a p is below .05. */
	double share(final ToDoubleFunction<LearningPrediction> p) {
		return (double) studies.stream().filter(found -> p.applyAsDouble(found) < 0.05).count() / studies.size();
	}

	boolean asExpected() {
		return slope != 0
			|| share(LearningPrediction::p) <= ValidityRow.MOST_ROLE_DEPENDENT && share(LearningPrediction::pNaive) > LEAST_NAIVE;
	}

	/** One row, to be read. */
	String line() {
		return String.format(Locale.ROOT, "%-66s %7d %.3f with split trials, %.3f naively%s", name, studies.size(),
			share(LearningPrediction::p), share(LearningPrediction::pNaive), asExpected() ? "" : "  NOT AS EXPECTED");
	}
}
