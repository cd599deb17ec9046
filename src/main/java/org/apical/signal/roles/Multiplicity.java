package org.apical.signal.roles;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Adjusts p for the number of tests (docs/science.md, section 5.10). */
public final class Multiplicity {

	private Multiplicity() {}

	/**
	 * Holm's step-down method: the i-th smallest of n p is multiplied by n − i + 1, and is at least as large as the ones
	 * before it and at most 1. A p that could not be computed (NaN) counts as 1, so that the family keeps its size, and
	 * stays NaN.
	 */
	public static double[] holm(final double... p) {
		final int[] order = order(Arrays.stream(p).map(one -> Double.isNaN(one) ? 1 : one).toArray());
		final double[] adjusted = new double[p.length];
		double largest = 0;
		for (int i = 0; i < order.length; i++) {
			largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
			adjusted[order[i]] = Double.isNaN(p[order[i]]) ? Double.NaN : largest;
		}
		return adjusted;
	}

	/**
	 * The false-discovery rate by Benjamini and Hochberg: the i-th smallest of n p is multiplied by n / i, and is at
	 * most as large as the ones after it. A p that could not be computed (NaN) does not belong to the family and stays
	 * NaN.
	 */
	public static double[] benjaminiHochberg(final double... p) {
		final int[] known = IntStream.range(0, p.length).filter(i -> !Double.isNaN(p[i])).toArray();
		final int[] order = order(Arrays.stream(known).mapToDouble(i -> p[i]).toArray());
		final double[] adjusted = new double[p.length];
		Arrays.fill(adjusted, Double.NaN);
		double smallest = 1;
		for (int i = order.length - 1; i >= 0; i--) {
			final int at = known[order[i]];
			smallest = Math.min(smallest, p[at] * order.length / (i + 1));
			adjusted[at] = smallest;
		}
		return adjusted;
	}

	private static int[] order(final double[] values) {
		return IntStream.range(0, values.length).boxed().sorted((i, j) -> Double.compare(values[i], values[j]))
			.mapToInt(Integer::intValue).toArray();
	}
}
