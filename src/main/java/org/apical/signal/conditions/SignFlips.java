package org.apical.signal.conditions;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Flips of the animals' signs, under which a mean of 0 leaves everything as likely as it is: all 2ⁿ up to 14 animals,
 * else as they are and 10,000 at random. Of each, the t of every one of several quantities.
 */
final class SignFlips {

	private static final int MOST_COUNTED = 14;
	private static final int DRAWS = 10_000;
	private static final int SEED = 1;

	private final double[][] values;

	/** @param values animal × quantity; NaN where an animal does not have it */
	SignFlips(final double[][] values) {
		this.values = values;
	}

	private int flips() {
		return values.length <= MOST_COUNTED ? 1 << values.length : 1 + DRAWS;
	}

	/** What becomes of the t of all quantities under one flip, such as the largest; larger is further from chance. */
	@FunctionalInterface
	interface Statistic {
		double of(double[] t);
	}

	/** The t of the quantities as they are: mean / SE over the animals that have them, NaN of fewer than two. */
	double[] t() {
		return t(new double[values.length]);
	}

	/** By flip, the statistic; the first flip is none. */
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

	/** Fraction of flips that reach what was found, which is one of them. */
	static double p(final double[] distribution, final double found) {
		return Arrays.stream(distribution).filter(one -> one >= found * (1 - 1e-9)).count()
			/ (double) distribution.length;
	}
}
