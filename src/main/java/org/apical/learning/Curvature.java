package org.apical.learning;

import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** Second derivatives by central differences. */
final class Curvature {

	private Curvature() {}

	/** Minus the Hessian of a function. @param h step along every axis */
	static RealMatrix negativeHessian(final ToDoubleFunction<double[]> function, final double[] at, final double[] h) {
		final RealMatrix hessian = new Array2DRowRealMatrix(at.length, at.length);
		for (int i = 0; i < at.length; i++) {
			for (int j = 0; j <= i; j++) {
				final double second = moved(function, at, i, h[i], j, h[j]) - moved(function, at, i, h[i], j, -h[j])
					- moved(function, at, i, -h[i], j, h[j]) + moved(function, at, i, -h[i], j, -h[j]);
				hessian.setEntry(i, j, -second / (4 * h[i] * h[j]));
				hessian.setEntry(j, i, hessian.getEntry(i, j));
			}
		}
		return hessian;
	}

	private static double moved(final ToDoubleFunction<double[]> function, final double[] at, final int i,
		final double byI, final int j, final double byJ)
	{
		final double[] point = at.clone();
		point[i] += byI;
		point[j] += byJ;
		return function.applyAsDouble(point);
	}
}
