package org.apical.signal.conditions;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Sign flips of animals: if the means are 0, flipping the signs of animals changes no probability. For every flip, the
 * t of each of several quantities is computed. All 2ⁿ flips are counted for up to 14 animals; otherwise there are the
 * unflipped signs and 10,000 random flips.
 */
final class SignFlips {

	private static final int MOST_COUNTED = 14;
	private static final int DRAWS = 10_000;
	private static final int SEED = 1;

	private final double[][] values;

	/** @param values values by animal and quantity; NaN where an animal does not have the quantity */
	SignFlips(final double[][] values) {
		this.values = values;
	}

	private int flips() {
		return values.length <= MOST_COUNTED ? 1 << values.length : 1 + DRAWS;
	}

	/** A statistic of the t of all quantities under one flip, such as the largest; larger is less probable by chance. */
	@FunctionalInterface
	interface Statistic {
		double of(double[] t);
	}

	/** The t of each quantity without a flip: mean / SE over the animals that have it; NaN with fewer than two. */
	double[] t() {
		return t(new double[values.length]);
	}

	/** The statistic under every flip; the first is without a flip. */
	double[] distribution(final Statistic statistic) {
		final double[] distribution = new double[flips()];
		final double[] negative = new double[values.length];
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(SEED);
		for (int flip = 0; flip < distribution.length; flip++) {
			for (int a = 0; a < negative.length; a++) {
				negative[a] = values.length <= MOST_COUNTED ? flip >> a & 1 : flip == 0 ? 0 : random.nextInt(2);
			}
			distribution[flip] = statistic.of(t(negative));
		}
		return distribution;
	}

	private double[] t(final double[] negative) {
		final double[] t = new double[values.length == 0 ? 0 : values[0].length];
		Arrays.setAll(t, i -> t(negative, i));
		return t;
	}

	private double t(final double[] negative, final int quantity) {
		double n = 0;
		double sum = 0;
		double squares = 0;
		for (int a = 0; a < values.length; a++) {
			final double value = values[a][quantity];
			if (!Double.isNaN(value)) {
				n++;
				sum += negative[a] == 0 ? value : -value;
				squares += value * value;
			}
		}
		final double variance = (squares - sum * sum / n) / (n - 1);
		return n < 2 ? Double.NaN : sum / n / Math.sqrt(Math.max(variance, 1e-12 * squares) / n);
	}

	/** p: the fraction of flips whose statistic reaches the observed one, which is among them. */
	static double p(final double[] distribution, final double found) {
		return Arrays.stream(distribution).filter(one -> one >= found * (1 - 1e-9)).count()
			/ (double) distribution.length;
	}
}
