package org.apical.signal.roles;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A mean over animals, the unit of every test.
 *
 * @param mean NaN of none
 * @param se SD / √n; NaN of fewer than two
 * @param n animals
 */
public record AcrossAnimals(double mean, double se, int n) {

	/** Above this many animals sign flips would be 2²⁰ and more; then there are none. */
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

	/** Two-sided p of t with n − 1 degrees of freedom, of the mean being 0. */
	public double p() {
		return 2 * pOneSided();
	}

	/** One-sided p of the mean in its own direction. */
	public double pOneSided() {
		if (Double.isNaN(se)) {
			return Double.NaN;
		}
		return mean == 0 ? 0.5 : t().survivalProbability(Math.abs(mean) / se);
	}

	/** Half the width of the two-sided interval. */
	public double halfWidth(final double confidence) {
		return Double.isNaN(se) ? Double.NaN : se * t().inverseCumulativeProbability(0.5 + confidence / 2);
	}

	/** Hedges' g: mean / SD, times Γ(ν/2) / (√(ν/2) Γ((ν − 1)/2)) with ν = n − 1; NaN of fewer than three. */
	public double hedgesG() {
		if (n < 3) {
			return Double.NaN;
		}
		final double half = (n - 1) / 2.0;
		final double correction = Math.exp(Gamma.logGamma(half) - Gamma.logGamma(half - 0.5)) / Math.sqrt(half);
		return correction * mean / (se * Math.sqrt(n));
	}

	/** Whether two one-sided tests reject at .05 that the mean is beyond ±bound: its 90 % interval lies within. */
	public boolean equivalent(final double bound) {
		return pEquivalence(bound) < 0.05;
	}

	/** The greater p of the two one-sided tests. */
	public double pEquivalence(final double bound) {
		return Double.isNaN(se) ? Double.NaN : t().survivalProbability((bound - Math.abs(mean)) / se);
	}

	private TDistribution t() {
		return TDistribution.of(n - 1);
	}

	/** Two-sided exact p over all 2ⁿ sign flips; NaN of none or more than 20 animals. */
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
