package org.apical.learning.recovery;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apical.learning.recovery.Recovery.Study;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;

/**
 * How often the right family and the right rule were found, and how good the estimates are.
 *
 * @param rows one row for every rule
 * @param eta accuracy of the estimates of η
 * @param g accuracy of the estimates of g
 */
public record RecoveryTable(List<Row> rows, Accuracy eta, Accuracy g) {

	private static final double WITHIN_95 = 1.959964;

	/**
	 * The studies of one rule.
	 *
	 * @param rule the rule at work
	 * @param studies number of studies
	 * @param right part of the studies in which the rule's family is named
	 * @param undetermined part of the studies in which no family is named
	 * @param wrong part of the studies in which another family is named
	 * @param exact part of the studies in which the rule itself is the most probable one ({@link Study#exact})
	 */
	public record Row(LearningRule rule, int studies, double right, double undetermined, double wrong, double exact) {

		static Row of(final LearningRule rule, final List<Study> studies) {
			final double n = studies.size();
			final long right = studies.stream().filter(s -> s.family() == rule.family()).count();
			final long undetermined = studies.stream().filter(s -> s.family() == Family.UNDETERMINED).count();
			return new Row(rule, studies.size(), right / n, undetermined / n, (studies.size() - right - undetermined) / n,
				studies.stream().filter(Study::exact).count() / n);
		}
	}

	/**
	 * The accuracy of a parameter's estimates over all studies whose rule has the parameter.
	 *
	 * @param correlation correlation of estimate and truth
	 * @param bias mean of estimate / truth, minus 1
	 * @param coverage part of the 95 % intervals that hold the truth
	 */
	public record Accuracy(double correlation, double bias, double coverage) {

		static Accuracy of(final List<Study> studies, final Parameter parameter) {
			final List<Study> with = studies.stream()
				.filter(s -> s.truth().get(parameter) != 0 && s.estimates().containsKey(parameter)).toList();
			if (with.size() < 2) {
				return new Accuracy(Double.NaN, Double.NaN, Double.NaN);
			}
			final double[] truth = with.stream().mapToDouble(s -> s.truth().get(parameter)).toArray();
			final double[] found = with.stream().mapToDouble(s -> s.estimates().get(parameter).value()).toArray();
			double ratio = 0;
			int held = 0;
			for (int i = 0; i < truth.length; i++) {
				ratio += found[i] / truth[i] / truth.length;
				held += Math.abs(found[i] - truth[i]) <= WITHIN_95 * with.get(i).estimates().get(parameter).se() ? 1 : 0;
			}
			return new Accuracy(new PearsonsCorrelation().correlation(truth, found), ratio - 1,
				(double) held / truth.length);
		}
	}

	public RecoveryTable {
		rows = List.copyOf(rows);
		Objects.requireNonNull(eta);
		Objects.requireNonNull(g);
	}

	/** The table, with a row for every rule that has studies. */
	public static RecoveryTable of(final List<Study> studies) {
		final List<Row> rows = Stream.of(LearningRule.values())
			.map(rule -> studies.stream().filter(study -> study.rule() == rule).toList())
			.filter(own -> !own.isEmpty()).map(own -> Row.of(own.get(0).rule(), own)).toList();
		return new RecoveryTable(rows, Accuracy.of(studies, Parameter.ETA), Accuracy.of(studies, Parameter.G));
	}
}
