package org.apical.signal.roles;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over animals, which are the unit of every test, with its t tests.
 *
 * @param mean the mean; NaN without animals
 * @param se its standard error SD / √n; NaN with fewer than two animals
 * @param n number of animals
 */
public record AcrossAnimals(double mean, double se, int n) {

	/** With more animals than this, sign flips are not computed, because there would be more than 2²⁰ of them. */
	private static final int MOST_FLIPPED = 20;

	public static AcrossAnimals of(final double... values) {
		final int n = values.length;
		double mean = 0;
		for (final double value : values) {
			mean += value / n;
		}
		double squares = 0;
		for (final double value : values) {
			squares += (value - mean) * (value - mean);
		}
		return new AcrossAnimals(n == 0 ? Double.NaN : mean, n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n), n);
	}

	/** Two-sided p of the t test that the mean is 0, with n − 1 degrees of freedom. */
	public double p() {
		return 2 * pOneSided();
	}

	/** One-sided p of the same test, in the direction of the mean. */
	public double pOneSided() {
		if (Double.isNaN(se)) {
			return Double.NaN;
		}
		return mean == 0 ? 0.5 : t().survivalProbability(Math.abs(mean) / se);
	}

	/** Half the width of the two-sided confidence interval by t. */
	public double halfWidth(final double confidence) {
		return Double.isNaN(se) ? Double.NaN : se * t().inverseCumulativeProbability(0.5 + confidence / 2);
	}

	/** Hedges' g: mean / SD × Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)), ν = n − 1; NaN with fewer than three animals. */
	public double hedgesG() {
		if (n < 3) {
			return Double.NaN;
		}
		final double half = (n - 1) / 2.0;
		final double correction = Math.exp(Gamma.logGamma(half) - Gamma.logGamma(half - 0.5)) / Math.sqrt(half);
		return correction * mean / (se * Math.sqrt(n));
	}

	/**
	 * Whether two one-sided tests reject at .05 that the mean is beyond ±bound (its 90 % interval lies within ±bound).
	 */
	public boolean equivalent(final double bound) {
		return pEquivalence(bound) < 0.05;
	}

	/** The larger p of the two one-sided tests of equivalence within ±bound. */
	public double pEquivalence(final double bound) {
		return Double.isNaN(se) ? Double.NaN : t().survivalProbability((bound - Math.abs(mean)) / se);
	}

	private TDistribution t() {
		return TDistribution.of(n - 1);
	}

	/** Two-sided exact p over all 2ⁿ sign flips; NaN without animals and with more than 20. */
	public static double pSignFlip(final double... values) {
		final int n = values.length;
		if (n == 0 || n > MOST_FLIPPED) {
			return Double.NaN;
		}
		double sum = 0;
		double size = 0;
		for (final double value : values) {
			sum += value;
			size += Math.abs(value);
		}
		final double observed = Math.abs(sum) - 1e-12 * size;
		int reached = 0;
		for (int flips = 0; flips < 1 << n; flips++) {
			double flipped = 0;
			for (int i = 0; i < n; i++) {
				flipped += (flips >> i & 1) == 0 ? values[i] : -values[i];
			}
			if (Math.abs(flipped) >= observed) {
				reached++;
			}
		}
		return (double) reached / (1 << n);
	}
}
