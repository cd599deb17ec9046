package org.apical.signal.verdict;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the opposing test says, in the order in which it is asked. */
public enum Verdict {
	/** Fewer than six testable animals, or a role is missing. */
	UNTESTABLE,
	/** The gate found a signal where there is none. */
	INVALID,
	/** Role-dependent, and P+ and P− modulated with opposite signs. */
	OPPOSING,
	/** The same only relative to the neutral neurons of each animal. */
	OPPOSING_RELATIVE,
	/** P+ and P− differ, by both tests, in all three estimates. */
	ROLE_DEPENDENT,
	/** The difference is within ±0.2 SD_r. */
	EQUIVALENT,
	INCONCLUSIVE;

	/** As written in files: {@code opposing-relative}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Verdict> of(final String label) {
		return Arrays.stream(values()).filter(verdict -> verdict.label().equals(label)).findFirst();
	}
}
