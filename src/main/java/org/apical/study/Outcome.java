package org.apical.study;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a trial ended. Aborted trials are left out of tests. */
public enum Outcome {
	HIT, MISS, ABORT;

	/** The name as written in tables: {@code hit}, {@code miss}, {@code abort}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Outcome> of(final String label) {
		return Arrays.stream(values()).filter(outcome -> outcome.label().equals(label)).findFirst();
	}
}
