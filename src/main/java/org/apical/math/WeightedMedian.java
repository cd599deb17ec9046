package org.apical.math;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The value on either side of which no more than half of the weight lies. */
public final class WeightedMedian {

	private WeightedMedian() {}

	/**
	 * @param values NaN ones are left out
	 * @param weights one of each value, 0 or more
	 * @return NaN where there is no weight
	 */
	public static double of(final double[] values, final double[] weights) {
		final int[] ascending = IntStream.range(0, values.length).filter(i -> !Double.isNaN(values[i]) && weights[i] > 0)
			.boxed().sorted(Comparator.comparingDouble(i -> values[i])).mapToInt(i -> i).toArray();
		double half = 0;
		for (final int i : ascending) {
			half += weights[i] / 2;
		}
		double below = 0;
		for (final int i : ascending) {
			below += weights[i];
			if (below >= half) {
				return values[i];
			}
		}
		return Double.NaN;
	}
}
