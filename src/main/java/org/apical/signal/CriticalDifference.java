package org.apical.signal;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How large a true difference D between the roles must be for a test to reject, where the noise is given: D adds D/2 to
 * every P+ and −D/2 to every P− neuron, which moves every estimate by D and leaves its spread over animals as it is.
 */
final class CriticalDifference {

	private static final double ALPHA = 0.05;
	private static final double Z = NormalDistribution.of(0, 1).inverseSurvivalProbability(ALPHA / 2);

	private final int animals;
	private final double tTwoSided;
	private final double tOneSided;

	CriticalDifference(final int animals) {
		this.animals = animals;
		tTwoSided = TDistribution.of(animals - 1).inverseSurvivalProbability(ALPHA / 2);
		tOneSided = TDistribution.of(animals - 1).inverseSurvivalProbability(ALPHA);
	}

	/** For the two-sided t over animals: t SE − mean, of the animals' differences. */
	double ofDifferences(final double[] byAnimal) {
		final AcrossAnimals d = AcrossAnimals.of(byAnimal);
		return tTwoSided * d.se() - d.mean();
	}

	/** For the one-sided t over animals of one role's means, half of D above 0: 2 (t SE − mean). */
	double ofHalves(final double[] byAnimal) {
		final AcrossAnimals m = AcrossAnimals.of(byAnimal);
		return 2 * (tOneSided * m.se() - m.mean());
	}

	/**
	 * For the permutation of roles. Of a statistic Σ w_i v_i with Σ w_i = 0 permutation makes mean 0 and variance Σw² Σv² /
	 * (n − 1), v about its mean; with v + D h for v the squared mean over animals (S + D)² must exceed z² times the mean's
	 * variance, a quadratic in D. Sums over six animals and more are normal enough for p to be right within .002.
	 *
	 * @param permuted of every animal
	 */
	double ofPermutations(final Permuted[] permuted) {
		double observed = 0;
		double noise = 0;
		double both = 0;
		double effect = 0;
		for (final Permuted animal : permuted) {
			observed += animal.observed() / animals;
			noise += animal.noise() / animals / animals;
			both += animal.both() / animals / animals;
			effect += animal.effect() / animals / animals;
		}
		final double a = 1 - Z * Z * effect;
		final double b = observed - Z * Z * both;
		final double c = observed * observed - Z * Z * noise;
		return a > 0 ? (Math.sqrt(Math.max(0, b * b - a * c)) - b) / a : Double.POSITIVE_INFINITY;
	}

	/**
	 * One animal's statistic and its permutations.
	 *
	 * @param observed Σ w_i v_i
	 * @param noise variance over the permutations, for v
	 * @param both covariance of v's and h's
	 * @param effect variance for h
	 */
	record Permuted(double observed, double noise, double both, double effect) {

		/**
		 * @param weights w, of sum 0
		 * @param values v
		 * @param shape h, what D = 1 adds to v
		 */
		static Permuted of(final double[] weights, final double[] values, final double[] shape) {
			final double scale = product(weights, weights) / (weights.length - 1);
			return new Permuted(product(weights, values), scale * product(values, values), scale * product(values, shape),
				scale * product(shape, shape));
		}

		/** Sum of products about the means. */
		private static double product(final double[] x, final double[] y) {
			double sum = 0;
			double sumX = 0;
			double sumY = 0;
			for (int i = 0; i < x.length; i++) {
				sum += x[i] * y[i];
				sumX += x[i];
				sumY += y[i];
			}
			return sum - sumX * sumY / x.length;
		}
	}
}
