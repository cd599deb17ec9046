package org.apical.flow.validity;

import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.Verdict;

/**
 * The results of the opposing test on the simulated studies of one condition.
 *
 * @param condition the condition under which they were simulated
 * @param studies the result of each study, in the order of seeds
 */
record ValidityRow(ValidityCondition condition, List<WindowResult> studies) {

	/** The largest share of role-dependent studies without a signal: the upper 95 % Monte-Carlo bound of .05 in 1000. */
	static final double MOST_ROLE_DEPENDENT = 0.064;
	static final double MOST_OPPOSING = 0.02;
	private static final double MOST_EQUIVALENT = 0.05;
	private static final double LEAST_OPPOSING = 0.9;
	private static final double LEAST_ROLE_DEPENDENT = 0.6;

	ValidityRow {
		studies = List.copyOf(studies);
	}

	int count(final Predicate<WindowResult> what) {
		return (int) studies.stream().filter(what).count();
	}

	double share(final Predicate<WindowResult> what) {
		return (double) count(what) / studies.size();
	}

	double roleDependent() {
		return share(WindowResult::roleDependent);
	}

	double verdict(final Verdict verdict) {
		return share(r -> r.verdict() == verdict);
	}

	/** The upper end of the exact 95 % interval of the share of role-dependent studies (Clopper and Pearson). */
	double roleDependentUpper() {
		final int found = count(WindowResult::roleDependent);
		return found == studies.size() ? 1
			: BetaDistribution.of(found + 1, studies.size() - found).inverseCumulativeProbability(0.975);
	}

	/** The share of the studies whose 95 % interval of D contains the true D. */
	double covered() {
		final double truth = condition.parameters().trueDifferenceDffS();
		return share(r -> r.contrast().ciLow() <= truth && truth <= r.contrast().ciHigh());
	}

	/** The beginnings of the warnings that D may be false. */
	private static final List<String> CONFOUNDS = List.of("D changes by", "neurons of the same role",
		"the dendrites follow their somata by", "the dendrites of P+ and P- move apart");

	/**
	 * The share of the studies with a warning that D may be false: D changes under another estimate, neurons of the same
	 * role are correlated, or the dendrites' gain or baseline changes.
	 */
	double warned() {
		return share(ValidityRow::warned);
	}

	/** The same share among the studies that are role-dependent; NaN if there are none. */
	double warnedOfRoleDependent() {
		return (double) count(r -> r.roleDependent() && warned(r)) / count(WindowResult::roleDependent);
	}

	private static boolean warned(final WindowResult result) {
		return result.warnings().stream()
			.anyMatch(warning -> CONFOUNDS.stream().anyMatch(warning::startsWith));
	}

	double meanD() {
		return studies.stream().mapToDouble(r -> r.contrast().d()).average().orElse(Double.NaN);
	}

	boolean asExpected() {
		return switch (condition.expected()) {
			case NOTHING -> roleDependent() <= MOST_ROLE_DEPENDENT && verdict(Verdict.OPPOSING) <= MOST_OPPOSING;
			case KNOWN_TO_FAIL -> true;
			case OPPOSING -> verdict(Verdict.OPPOSING) >= LEAST_OPPOSING;
			case OPPOSING_RELATIVE -> verdict(Verdict.OPPOSING_RELATIVE) + verdict(Verdict.OPPOSING) >= LEAST_OPPOSING;
			case ROLE_DEPENDENT -> roleDependent() >= LEAST_ROLE_DEPENDENT;
			case NOT_EQUIVALENT -> verdict(Verdict.EQUIVALENT) <= MOST_EQUIVALENT;
		};
	}
}
