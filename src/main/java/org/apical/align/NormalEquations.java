package org.apical.align;

/**
 * The matrix JᵀWJ and the right side −JᵀWr for a displacement field on a lattice, summed interval by interval,
 * because a pixel depends only on the splines of its interval. Only the lower half of the symmetric products is
 * summed.
 */
final class NormalEquations {

	private static final int SPLINES = Lattice.SUPPORT * Lattice.SUPPORT;

	private final Lattice lattice;
	private final double[][] blocks;
	private final double[][] rights;
	private final double[] slope = new double[2 * SPLINES];

	NormalEquations(final Lattice lattice) {
		this.lattice = lattice;
		final int intervals = (lattice.columns - 3) * (lattice.rows - 3);
		blocks = new double[intervals][4 * SPLINES * SPLINES];
		rights = new double[intervals][2 * SPLINES];
	}

	/** Adds a pixel with the slopes of its value along x and y, its residual and its weight. */
	void add(final int x, final int y, final double slopeX, final double slopeY, final double residual,
		final double weight)
	{
		for (int b = 0; b < Lattice.SUPPORT; b++) {
			for (int a = 0; a < Lattice.SUPPORT; a++) {
				final double spline = lattice.acrossWeights[x][a] * lattice.downWeights[y][b];
				slope[b * Lattice.SUPPORT + a] = spline * slopeX;
				slope[SPLINES + b * Lattice.SUPPORT + a] = spline * slopeY;
			}
		}
		final int interval = lattice.firstDown[y] * (lattice.columns - 3) + lattice.firstAcross[x];
		final double[] block = blocks[interval];
		final double[] right = rights[interval];
		for (int k = 0; k < 2 * SPLINES; k++) {
			final double weighted = weight * slope[k];
			right[k] -= weighted * residual;
			final int row = k * 2 * SPLINES;
			for (int l = 0; l <= k; l++) {
				block[row + l] += weighted * slope[l];
			}
		}
	}

	/**
	 * Index of the coefficient of the k-th spline of an interval; the coefficients of dx come first, then those
	 * of dy.
	 */
	private int index(final int interval, final int k) {
		final int i = interval % (lattice.columns - 3) + k % SPLINES % Lattice.SUPPORT;
		final int j = interval / (lattice.columns - 3) + k % SPLINES / Lattice.SUPPORT;
		return k / SPLINES * lattice.size() + lattice.at(i, j);
	}

	double[][] matrix() {
		final double[][] matrix = new double[2 * lattice.size()][2 * lattice.size()];
		for (int interval = 0; interval < blocks.length; interval++) {
			for (int k = 0; k < 2 * SPLINES; k++) {
				final double[] row = matrix[index(interval, k)];
				for (int l = 0; l < 2 * SPLINES; l++) {
					row[index(interval, l)] += blocks[interval][Math.max(k, l) * 2 * SPLINES + Math.min(k, l)];
				}
			}
		}
		return matrix;
	}

	double[] right() {
		final double[] right = new double[2 * lattice.size()];
		for (int interval = 0; interval < rights.length; interval++) {
			for (int k = 0; k < 2 * SPLINES; k++) {
				right[index(interval, k)] += rights[interval][k];
			}
		}
		return right;
	}

	/** Mean of the matrix's diagonal. */
	double meanDiagonal() {
		double sum = 0;
		for (final double[] block : blocks) {
			for (int k = 0; k < 2 * SPLINES; k++) {
				sum += block[k * (2 * SPLINES + 1)];
			}
		}
		return sum / (2 * lattice.size());
	}
}
