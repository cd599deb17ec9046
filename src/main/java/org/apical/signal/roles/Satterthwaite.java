package org.apical.signal.roles;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Degrees of freedom of a contrast by Satterthwaite's approximation: 2 v² / (g'A g), where v is the contrast's variance
 * at the estimated variance parameters, g its gradient, and A = 2 H⁻¹ the covariance of the parameters, with H the
 * second derivatives of the deviance (minus twice the restricted log-likelihood). The formulas are those of lmerTest
 * (Kuznetsova and others, Journal of Statistical Software 82(13), 2017); derivatives are central differences. As in
 * lmerTest, a parameter that is exactly 0 is taken as fixed, and a direction in which the deviance does not rise adds
 * nothing to g'A g.
 *
 * @param deviance deviance as a function of the parameters
 * @param variance variance of the contrast as a function of the parameters
 * @param scale scale of each parameter: a change that begins to change the shape of the deviance
 */
record Satterthwaite(ToDoubleFunction<double[]> deviance, ToDoubleFunction<double[]> variance, double[] scale) {

	/** Step of the differences, in units of the scale. */
	private static final double STEP = 1e-3;
	/** Curvature, relative to the largest, that counts as 0. */
	private static final double FLAT = 1e-8;

	/** The degrees of freedom; NaN where the deviance is not finite near the parameters. */
	double degreesOfFreedom(final double[] parameters) {
		final int[] free = IntStream.range(0, parameters.length).filter(i -> parameters[i] != 0).toArray();
		final double[] gradient = Arrays.stream(free).mapToDouble(i -> slope(parameters, i)).toArray();
		final double[][] curvature = new double[free.length][free.length];
		for (int i = 0; i < free.length; i++) {
			for (int j = 0; j < free.length; j++) {
				curvature[i][j] = curvature(parameters, free[Math.min(i, j)], free[Math.max(i, j)]);
			}
		}
		if (!Arrays.stream(curvature).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
			return Double.NaN;
		}
		final double v = variance.applyAsDouble(parameters);
		return 2 * v * v / spread(gradient, new EigenDecomposition(new Array2DRowRealMatrix(curvature, false)));
	}

	/** g'A g. */
	private static double spread(final double[] gradient, final EigenDecomposition curvature) {
		final ArrayRealVector along = new ArrayRealVector(gradient, false);
		final double[] values = curvature.getRealEigenvalues();
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			if (values[i] > FLAT * values[0]) {
				final double part = curvature.getEigenvector(i).dotProduct(along);
				sum += 2 * part * part / values[i];
			}
		}
		return sum;
	}

	/** The derivative of the variance; like all derivatives here, in units of the scale. */
	private double slope(final double[] at, final int i) {
		return (variance.applyAsDouble(moved(at, i, 1)) - variance.applyAsDouble(moved(at, i, -1))) / (2 * STEP);
	}

	private double curvature(final double[] at, final int i, final int j) {
		return (deviance(at, i, 1, j, 1) - deviance(at, i, 1, j, -1) - deviance(at, i, -1, j, 1)
			+ deviance(at, i, -1, j, -1)) / (4 * STEP * STEP);
	}

	private double deviance(final double[] at, final int i, final int signI, final int j, final int signJ) {
		return deviance.applyAsDouble(moved(moved(at, i, signI), j, signJ));
	}

	private double[] moved(final double[] from, final int i, final int sign) {
		final double[] to = from.clone();
		to[i] += sign * STEP * scale[i];
		return to;
	}
}
