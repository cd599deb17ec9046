package org.apical.segment;

import java.util.Arrays;

/** The k-th highest of some values, in linear time where k is small. */
final class Highest {

	private Highest() {}

	/** @param k from 1 to the number of values */
	static float of(final float[] values, final int k) {
		final float[] ascending = new float[k];
		Arrays.fill(ascending, Float.NEGATIVE_INFINITY);
		for (final float value : values) {
			if (value > ascending[0]) {
				insert(value, ascending);
			}
		}
		return ascending[0];
	}

	/** Inserts a value into ascending values, whose first is dropped. */
	private static void insert(final float value, final float[] ascending) {
		int i = 0;
		for (; i + 1 < ascending.length && ascending[i + 1] < value; i++) {
			ascending[i] = ascending[i + 1];
		}
		ascending[i] = value;
	}
}
