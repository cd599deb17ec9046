package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.apical.signal.estimate.AdjustedLeastSquares.Equations;
import org.apical.signal.estimate.AdjustedLeastSquares.Fit;
import org.junit.jupiter.api.Test;

class AdjustedLeastSquaresTest {

	private final int[] session = new int[200];
	private final double[][] x = new double[2][200];
	private final double[] y = new double[200];

	AdjustedLeastSquaresTest() {
		final Random random = new Random(1);
		for (int k = 0; k < y.length; k++) {
			session[k] = k % 4;
			x[0][k] = random.nextGaussian() + session[k];
			x[1][k] = random.nextBoolean() ? 1 : 0;
			y[k] = 0.7 * x[0][k] - 0.3 * x[1][k] + 5 * session[k] + 0.1 * random.nextGaussian();
		}
	}

	/** With exact columns the joint moments are the plain products. */
	private Fit fit(final double[][] columns) {
		final double[][][] wx = new double[2][2][];
		final double[][] wy = new double[2][];
		for (int a = 0; a < 2; a++) {
			wy[a] = product(columns[a], y);
			for (int b = 0; b < 2; b++) {
				wx[a][b] = product(columns[a], columns[b]);
			}
		}
		return AdjustedLeastSquares.fit(new Equations(session, 4, columns, columns, wx, y, wy));
	}

	private static double[] product(final double[] a, final double[] b) {
		final double[] product = a.clone();
		Arrays.setAll(product, k -> a[k] * b[k]);
		return product;
	}

	@Test
	void withExactColumnsItIsLeastSquaresWithSessionIntercepts() {
		final Fit fit = fit(x);
		assertEquals(0.7, fit.coefficients()[0], 0.03);
		assertEquals(-0.3, fit.coefficients()[1], 0.06);
		assertEquals(194, fit.degreesOfFreedom());
		assertEquals(0.1, Math.sqrt(fit.residualSquares() / fit.degreesOfFreedom()), 0.015);
		assertEquals(2 * 0.1 / Math.sqrt(200), fit.se(1), 0.003);
	}

	@Test
	void aColumnThatDoesNotVaryWithinSessionsHasNoSolution() {
		final double[] constant = Arrays.stream(session).mapToDouble(j -> 0.1 * j).toArray();
		final Fit fit = fit(new double[][] {x[0], constant});
		assertTrue(Double.isNaN(fit.coefficients()[1]) && Double.isNaN(fit.se(1)));
	}
}
