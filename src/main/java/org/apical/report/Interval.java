package org.apical.report;

import java.util.Collection;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean and its 95 % interval.
 *
 * @param mean the estimate
 * @param low lower end; NaN where unknown
 * @param high upper end
 */
record Interval(double mean, double low, double high) {

	/** Mean ± t quantile × standard error of independent values; without ends for fewer than two. */
	static Interval ofMean(final Collection<Double> values) {
		final double[] known = values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray();
		final int n = known.length;
		double mean = 0;
		for (final double value : known) {
			mean += value / n;
		}
		double squares = 0;
		for (final double value : known) {
			squares += (value - mean) * (value - mean);
		}
		if (n == 0) {
			return new Interval(Double.NaN, Double.NaN, Double.NaN);
		}
		return around(mean, Math.sqrt(squares / (n - 1) / n), n);
	}

	/**
	 * The interval that belongs to a two-sided p by t over n values: the standard error is |mean| / |t(p)|. So an
	 * interval can be shown where a file gives only the mean and p.
	 */
	static Interval ofTest(final double mean, final double p, final int n) {
		if (n < 2 || !(p > 0) || !(p < 1)) {
			return new Interval(mean, Double.NaN, Double.NaN);
		}
		return around(mean, Math.abs(mean / TDistribution.of(n - 1).inverseCumulativeProbability(p / 2)), n);
	}

	private static Interval around(final double mean, final double se, final int n) {
		final double half = n < 2 ? Double.NaN : se * TDistribution.of(n - 1).inverseSurvivalProbability(0.025);
		return new Interval(mean, mean - half, mean + half);
	}
}
