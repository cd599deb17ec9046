package org.apical.match;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Beta;

/**
 * How far apart the footprints of one cell lie on two days. The difference u is gamma distributed with an exponent k,
 * and its rate is itself gamma distributed with an exponent a and a scale b, because cells and days differ in how well
 * they are aligned and segmented. Then u has the density u^(k−1) b^a / ((b + u)^(k+a) B(k, a)), a beta prime
 * distribution, whose tail is a power of u, so that an unusual pair gets no more certainty than the data support.
 *
 * @param rise the exponent k
 * @param tail the exponent a
 * @param scale the scale b
 */
record ApartLaw(double rise, double tail, double scale) {

	/** The differences at which distributions are compared: steps of 5 % down from the largest that is asked about. */
	static final double[] GRID =
		IntStream.range(0, 120).mapToDouble(i -> Likeness.MOST_APART * Math.pow(1.05, -i)).toArray();

	/** The distribution of typical data; it counts as {@value #PRIOR_PAIRS} pairs. */
	static final ApartLaw TYPICAL = new ApartLaw(2, 4, 0.24);
	private static final double PRIOR_PAIRS = 4;
	private static final double[] RISES = {1, 1.4, 2, 2.8, 4};
	private static final double[] TAILS = {1.5, 2.5, 4, 8, 16};
	private static final double[] SCALES = IntStream.range(0, 40).mapToDouble(i -> 0.004 * Math.pow(1.2, i)).toArray();

	/** The place of a difference in the grid. */
	static int bin(final double apart) {
		final double steps = Math.log(Likeness.MOST_APART / apart) / Math.log(1.05);
		return (int) Math.max(0, Math.min(GRID.length - 1, Math.round(steps)));
	}

	/**
	 * The distribution of greatest likelihood among {@value #PRIOR_PAIRS} typical pairs and the given ones.
	 *
	 * @param pairs the number of pairs, which may be a fraction, at every difference of the grid
	 */
	static ApartLaw fit(final double[] pairs) {
		final double[] typical = Arrays.stream(GRID).map(TYPICAL::density).toArray();
		final double all = Arrays.stream(typical).sum();
		final double[] weight =
			IntStream.range(0, GRID.length).mapToDouble(i -> pairs[i] + PRIOR_PAIRS * typical[i] / all).toArray();
		ApartLaw best = TYPICAL;
		double most = Double.NEGATIVE_INFINITY;
		for (final double rise : RISES) {
			for (final double tail : TAILS) {
				for (final double scale : SCALES) {
					final ApartLaw law = new ApartLaw(rise, tail, scale);
					final double logLikelihood = law.logLikelihood(weight);
					if (logLikelihood > most) {
						most = logLikelihood;
						best = law;
					}
				}
			}
		}
		return best;
	}

	private double logLikelihood(final double[] weight) {
		double sum = 0;
		final double constant = tail * Math.log(scale) - Beta.logBeta(rise, tail);
		for (int i = 0; i < weight.length; i++) {
			sum += weight[i] * (constant + rise * Math.log(GRID[i]) - (rise + tail) * Math.log(scale + GRID[i]));
		}
		return sum;
	}

	/** The probability density per unit of log u. */
	double density(final double apart) {
		return Math.exp(tail * Math.log(scale) - Beta.logBeta(rise, tail) + rise * Math.log(apart)
			- (rise + tail) * Math.log(scale + apart));
	}
}
