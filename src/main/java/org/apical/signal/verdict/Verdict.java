package org.apical.signal.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdicts of the opposing test (docs/science.md, section 5.4), in the order in which their conditions are asked.
 */
public enum Verdict {
	/** Fewer than six testable animals, or a role is missing. */
	UNTESTABLE,
	/** The gate found a signal where there is none. */
	INVALID,
	/**
	 * P+ and P− differ, but what the other neurons of both roles did in the trial explains it as well: input from neurons
	 * of the same role.
	 */
	NOT_SEPARABLE,
	/** The result is role-dependent, and P+ and P− are modulated with opposite signs. */
	OPPOSING,
	/** The result is role-dependent, with opposite signs only relative to the neutral neurons of each animal. */
	OPPOSING_RELATIVE,
	/** P+ and P− differ, by both tests, in all estimates that must agree. */
	ROLE_DEPENDENT,
	/** The difference is shown to lie within ±0.2 SD_r, by all estimates that must agree. */
	EQUIVALENT,
	/** None of the others, or the gate is too imprecise. */
	INCONCLUSIVE;

	/** The name as written in files, such as {@code opposing-relative}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Verdict> of(final String label) {
		return Arrays.stream(values()).filter(verdict -> verdict.label().equals(label)).findFirst();
	}
}
