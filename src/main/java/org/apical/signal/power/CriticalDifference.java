package org.apical.signal.power;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.GainAdjustment;
import org.apical.signal.verdict.Estimates;

/**
 * The smallest true difference D between the roles at which a test rejects, for given noise. D adds D/2 to every P+ and
 * −D/2 to every P− neuron, which moves every estimate by D and does not change its spread over animals.
 */
final class CriticalDifference {

	private static final double ALPHA = 0.05;

	private final int animals;
	private final double z;
	private final double tTwoSided;
	private final double tOneSided;

	/** @param level level of the two-sided tests; the one-sided ones are at .05 */
	CriticalDifference(final int animals, final double level) {
		this.animals = animals;
		z = NormalDistribution.of(0, 1).inverseSurvivalProbability(level / 2);
		tTwoSided = TDistribution.of(animals - 1).inverseSurvivalProbability(level / 2);
		tOneSided = TDistribution.of(animals - 1).inverseSurvivalProbability(ALPHA);
	}

	/** The D for the two-sided t over animals: t × SE − mean of the animals' differences. */
	double ofDifferences(final double[] byAnimal) {
		final AcrossAnimals d = AcrossAnimals.of(byAnimal);
		return tTwoSided * d.se() - d.mean();
	}

	/** The D for the one-sided t over animals of one role's means, which D moves by D/2: 2 (t × SE − mean). */
	double ofHalves(final double[] byAnimal) {
		final AcrossAnimals m = AcrossAnimals.of(byAnimal);
		return 2 * (tOneSided * m.se() - m.mean());
	}

	/**
	 * The D for which the network-adjusted estimate keeps enough of the leave-one-out one: D + network ≥ q (D +
	 * leave-one-out), where q is the part that must be left.
	 */
	static double ofLoss(final double[] leaveOneOut, final double[] network) {
		return (Estimates.LEAST_LEFT * AcrossAnimals.of(leaveOneOut).mean() - AcrossAnimals.of(network).mean())
			/ (1 - Estimates.LEAST_LEFT);
	}

	/**
	 * The D for the permutation of roles: the squared mean over animals, (S + D)², must exceed z² times its variance over
	 * the permutations, which is a quadratic inequality in D. Means over six animals and more are normal enough for p to
	 * be right within .002.
	 *
	 * @param permuted the difference and its variance in every animal
	 */
	double ofPermutations(final Permuted[] permuted) {
		double observed = 0;
		double noise = 0;
		double both = 0;
		double effect = 0;
		for (final Permuted animal : permuted) {
			observed += animal.observed() / animals;
			noise += animal.variance() / animals / animals;
			both += animal.observed() / (animal.cells() - 1) / animals / animals;
			effect += 1.0 / (animal.cells() - 1) / animals / animals;
		}
		final double a = 1 - z * z * effect;
		final double b = observed - z * z * both;
		final double c = observed * observed - z * z * noise;
		return a > 0 ? (Math.sqrt(Math.max(0, b * b - a * c)) - b) / a : Double.POSITIVE_INFINITY;
	}

	/**
	 * One animal's difference between the roles, S_mr / S_rr, and its variance over the permutations of M,
	 * S_mm / S_rr / (n − 1), where S are sums of products of M and role r = ±½ about their means. A true difference D
	 * adds D r to M, and so D to the difference and (2 D S_mr / S_rr + D²) / (n − 1) to the variance.
	 *
	 * @param observed the difference without a true D
	 * @param variance its variance over the permutations
	 * @param cells number n of neurons
	 */
	record Permuted(double observed, double variance, int cells) {

		static Permuted of(final double[] m, final double[] role) {
			return of(product(m, m), product(m, role), product(role, role), m.length);
		}

		/**
		 * The same, adjusted for the amplitude x as in {@link GainAdjustment}: S_mr − S_mx S_xr / S_xx for S_mr, and so on.
		 */
		static Permuted beside(final double[] amplitude, final double[] m, final double[] role) {
			final double squares = product(amplitude, amplitude);
			final double withM = product(amplitude, m);
			final double withRole = product(amplitude, role);
			return of(product(m, m) - withM * withM / squares, product(m, role) - withM * withRole / squares,
				product(role, role) - withRole * withRole / squares, m.length);
		}

		private static Permuted of(final double mm, final double mr, final double rr, final int cells) {
			return new Permuted(mr / rr, mm / rr / (cells - 1), cells);
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
