package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The slope of the dendrite on the soma within strata of session and outcome, pooled over a neuron's sessions. Within a
 * stratum neither outcome nor session varies, so neither can bias the slope (docs/science.md, section 4.10).
 *
 * @param value the slope β
 * @param influence influence of each trial on β
 */
public record WithinSlope(double value, double[] influence) {

	/** The amplitudes of soma and dendrite of one neuron minus the means of their strata, and the slopes from them. */
	static final class Sums {

		private final Moments moments;
		private final Centring strata;
		private final double[] s;
		private final double[] d;

		Sums(final Moments moments, final Centring strata) {
			this.moments = moments;
			this.strata = strata;
			s = strata.centred(moments.soma(1, 0, 0));
			d = strata.centred(moments.dendrite(0, 0, 0));
		}

		/** Σ_o (S_dd − β S_sd): the sum of squares of the dendrite that the soma does not explain. */
		double residualSquares(final double slope) {
			return sum(k -> d[k] * (d[k] - slope * s[k]));
		}

		/** β = Σ_o S_sd / Σ_o (S_ss − ν_o σ²), where ν_o = n_o − 1 and σ² is the mean of m_1² − m_2 over all trials. */
		WithinSlope errorsInVariables() {
			final double share = (double) (s.length - strata.used()) / s.length;
			final double[] noise = noise(moments.soma(2, 0, 0));
			return ratio(k -> s[k] * s[k] - share * noise[k]);
		}

		/** β = Σ_o S_sd / Σ_o S_ab, where S_ab is the centred sum of products of two different pixel parts of the soma. */
		WithinSlope instrumentalVariable() {
			final double[] noise = noise(moments.somaByParts());
			return ratio(k -> s[k] * s[k] - (1 - 1.0 / strata.trials()[strata.group()[k]]) * noise[k]);
		}

		/**
		 * The root of β² S_sd + β (δ S_ss − S_dd) − δ S_sd = 0 that has the sign of S_sd, where δ is the noise variance of
		 * the dendrite over that of the soma, both from replicates. The dendrite's own variation (equation error) is
		 * ignored.
		 */
		WithinSlope deming() {
			final double[] dendrite = moments.dendrite(0, 0, 0);
			final double noiseOfDendrite = sum(k -> dendrite[k] * dendrite[k] - moments.dendriteSquared()[k]);
			final double delta = noiseOfDendrite / Arrays.stream(noise(moments.soma(2, 0, 0))).sum();
			final double sd = sum(k -> s[k] * d[k]);
			final double difference = sum(k -> d[k] * d[k] - delta * s[k] * s[k]);
			final double beta = (difference + Math.sqrt(difference * difference + 4 * delta * sd * sd)) / (2 * sd);
			return solved(beta, 2 * beta * sd - difference,
				k -> (beta * beta - delta) * s[k] * d[k] + beta * (delta * s[k] * s[k] - d[k] * d[k]));
		}

		/** The median of the slopes between any two trials of a stratum. Its error is ignored: the influence is 0. */
		WithinSlope theilSen() {
			final double[] slopes = new double[Arrays.stream(strata.trials()).map(n -> n * (n - 1) / 2).sum()];
			int n = 0;
			for (int k = 1; k < s.length; k++) {
				for (int l = 0; l < k; l++) {
					if (strata.group()[k] == strata.group()[l] && differ(s[k], s[l])) {
						slopes[n++] = (d[k] - d[l]) / (s[k] - s[l]);
					}
				}
			}
			Arrays.sort(slopes, 0, n);
			return new WithinSlope(n == 0 ? Double.NaN : (slopes[n / 2] + slopes[(n - 1) / 2]) / 2, new double[s.length]);
		}

		/** Whether two numbers differ by more than rounding. */
		private static boolean differ(final double a, final double b) {
			return Math.abs(a - b) > 1e-9 * (Math.abs(a) + Math.abs(b));
		}

		/** The square of the observed soma minus the square that replicates give, by trial: the noise variance. */
		private double[] noise(final double[] square) {
			final double[] observed = moments.soma(1, 0, 0);
			final double[] noise = new double[observed.length];
			Arrays.setAll(noise, k -> observed[k] * observed[k] - square[k]);
			return noise;
		}

		private WithinSlope ratio(final IntToDoubleFunction denominator) {
			final double sum = sum(denominator);
			final double beta = sum(k -> s[k] * d[k]) / sum;
			return solved(beta, -sum, k -> s[k] * d[k] - beta * denominator.applyAsDouble(k));
		}

		/** The slope with its influence: trial k moves a root of Σ_k ψ_k(β) = 0 by −ψ_k / Σψ'. */
		private WithinSlope solved(final double beta, final double derivative, final IntToDoubleFunction psi) {
			final double[] influence = new double[s.length];
			Arrays.setAll(influence, k -> -psi.applyAsDouble(k) / derivative);
			return new WithinSlope(beta, influence);
		}

		private double sum(final IntToDoubleFunction term) {
			double sum = 0;
			for (int k = 0; k < s.length; k++) {
				sum += term.applyAsDouble(k);
			}
			return sum;
		}
	}
}
