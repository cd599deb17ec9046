package org.apical.learning.fit;

/** Cholesky's decomposition of a small symmetric matrix; {@link #positive} says if the matrix is positive definite. */
final class Cholesky {

	private final double[][] l;
	private final boolean positive;

	Cholesky(final double[][] matrix) {
		final int n = matrix.length;
		l = new double[n][n];
		boolean good = true;
		for (int i = 0; i < n && good; i++) {
			for (int j = 0; j <= i; j++) {
				double rest = matrix[i][j];
				for (int k = 0; k < j; k++) {
					rest -= l[i][k] * l[j][k];
				}
				l[i][j] = i == j ? Math.sqrt(rest) : rest / l[j][j];
			}
			good = l[i][i] > 0;
		}
		positive = good;
	}

	boolean positive() {
		return positive;
	}

	/** Natural log of the determinant; NaN unless the matrix is positive definite. */
	double logDeterminant() {
		double sum = positive ? 0 : Double.NaN;
		for (int i = 0; i < l.length; i++) {
			sum += 2 * Math.log(l[i][i]);
		}
		return sum;
	}

	/** The solution x of matrix · x = right. */
	double[] solve(final double[] right) {
		final double[] x = right.clone();
		for (int i = 0; i < x.length; i++) {
			for (int k = 0; k < i; k++) {
				x[i] -= l[i][k] * x[k];
			}
			x[i] /= l[i][i];
		}
		for (int i = x.length - 1; i >= 0; i--) {
			for (int k = i + 1; k < x.length; k++) {
				x[i] -= l[k][i] * x[k];
			}
			x[i] /= l[i][i];
		}
		return x;
	}

	/** Diagonal entry of the inverse; NaN unless the matrix is positive definite. */
	double inverse(final int i) {
		final double[] unit = new double[l.length];
		unit[i] = 1;
		return positive ? solve(unit)[i] : Double.NaN;
	}
}
