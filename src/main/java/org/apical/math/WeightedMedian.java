package org.apical.math;

import java.util.Arrays;

/** The weighted median: the smallest value such that values up to it have at least half of the weight. */
public final class WeightedMedian {

	private WeightedMedian() {}

	/**
	 * @param values values; NaN is left out
	 * @param weights weight of each value, 0 or more
	 * @return the weighted median; NaN if the sum of weights is 0
	 */
	public static double of(final double[] values, final double[] weights) {
		final double half = weightUpTo(Double.POSITIVE_INFINITY, values, weights) / 2;
		if (!(half > 0)) {
			return Double.NaN;
		}
		final double[] ascending = values.clone();
		Arrays.sort(ascending);
		int from = 0;
		int to = ascending.length - 1;
		while (from < to) {
			final int middle = (from + to) / 2;
			if (weightUpTo(ascending[middle], values, weights) >= half) {
				to = middle;
			} else {
				from = middle + 1;
			}
		}
		return ascending[from];
	}

	private static double weightUpTo(final double most, final double[] values, final double[] weights) {
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			sum += values[i] <= most || Double.isNaN(most) && !Double.isNaN(values[i]) ? weights[i] : 0;
		}
		return sum;
	}
}
