package org.apical.report.figures;

import java.util.Collection;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean and its 95 % interval.
 *
 * @param mean the estimate
 * @param low lower end; NaN where unknown
 * @param high upper end
 */
public record Interval(double mean, double low, double high) {

	/** Mean ± t quantile × standard error of the finite values; the ends are NaN for fewer than two of them. */
	public static Interval ofMean(final Collection<Double> values) {
		final DescriptiveStatistics known = known(values);
		return around(known.getMean(), known.getStandardDeviation() / Math.sqrt(known.getN()), (int) known.getN());
	}

	/** Mean ± one standard error. */
	public static Interval standardError(final Collection<Double> values) {
		final DescriptiveStatistics known = known(values);
		final double se = known.getN() < 2 ? Double.NaN : known.getStandardDeviation() / Math.sqrt(known.getN());
		return new Interval(known.getMean(), known.getMean() - se, known.getMean() + se);
	}

	private static DescriptiveStatistics known(final Collection<Double> values) {
		return new DescriptiveStatistics(
			values.stream().mapToDouble(Double::doubleValue).filter(Double::isFinite).toArray());
	}

	/**
	 * The 95 % interval that a mean of n values and its two-sided p by a t test imply: the standard error is
	 * |mean| / |t(p)|. It serves where a file gives only the mean and p.
	 */
	public static Interval ofTest(final double mean, final double p, final int n) {
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
