package org.apical;

import java.util.List;

/** Checks of parameter values; all messages have the same wording. */
public final class Bounds {

	private Bounds() {}

	/** @throws IllegalArgumentException naming the parameter, its value and its bounds */
	public static void within(final String name, final double value, final double low, final double high) {
		if (!(value >= low && value <= high)) {
			throw new IllegalArgumentException(name + " is " + value + ", must be from " + low + " to " + high);
		}
	}

	/** @throws IllegalArgumentException naming the parameter, its value and its smallest allowed value */
	public static void atLeast(final String name, final int value, final int least) {
		if (value < least) {
			throw new IllegalArgumentException(name + " is " + value + ", must be at least " + least);
		}
	}

	/** @throws IllegalArgumentException naming the parameter, its value and the allowed values */
	public static void oneOf(final String name, final String value, final String... known) {
		if (!List.of(known).contains(value)) {
			throw new IllegalArgumentException(name + " is " + value + ", must be one of " + String.join(", ", known));
		}
	}
}
