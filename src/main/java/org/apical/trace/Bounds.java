package org.apical.trace;

/** Checks of parameters. */
final class Bounds {

	private Bounds() {}

	/** @throws IllegalArgumentException naming the parameter, its value and its bounds */
	static void within(final String name, final double value, final double low, final double high) {
		if (!(value >= low && value <= high)) {
			throw new IllegalArgumentException(name + " is " + value + ", must be from " + low + " to " + high);
		}
	}
}
