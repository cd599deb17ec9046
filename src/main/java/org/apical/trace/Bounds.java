package org.apical.trace;

import java.util.List;

/** Checks of parameters. */
final class Bounds {

	private Bounds() {}

	/** @throws IllegalArgumentException naming the parameter, its value and its bounds */
	static void within(final String name, final double value, final double low, final double high) {
		if (!(value >= low && value <= high)) {
			throw new IllegalArgumentException(name + " is " + value + ", must be from " + low + " to " + high);
		}
	}

	/** @throws IllegalArgumentException naming the parameter, its value and what it may be */
	static void oneOf(final String name, final String value, final String... known) {
		if (!List.of(known).contains(value)) {
			throw new IllegalArgumentException(name + " is " + value + ", must be one of " + String.join(", ", known));
		}
	}
}
