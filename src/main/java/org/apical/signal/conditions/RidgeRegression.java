package org.apical.signal.conditions;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Ridge regression of many responses on one design, with nested cross-validation over contiguous blocks of trials. For
 * each block f, the penalty is chosen that predicts the other blocks best, each from the rest of them; with this
 * penalty, block f is predicted from all others. R² = 1 − Σ_f (y − ŷ)² / Σ y². There is no intercept: design and
 * responses must be centred.
 *
 * <p>The coefficients for a penalty λ are V (Λ + λ)⁻¹ Vᵀ Xᵀy, where V and Λ are eigenvectors and eigenvalues of XᵀX
 * over the training blocks. XᵀX is decomposed once for all responses and penalties. The errors are computed from the
 * blocks' XᵀX and Xᵀy, so that a response takes hardly more time than its Xᵀy.
 */
final class RidgeRegression {

	/** The number of blocks. */
	static final int BLOCKS = 5;
	/** The penalties that are tried, in units of the mean eigenvalue of the training blocks. */
	private static final double[] PENALTIES = {0.01, 0.1, 1, 10, 100};

	private final double[][] x;
	private final int[] block;
	private final int size;
	/** XᵀX of each block. */
	private final double[][][] gram = new double[BLOCKS][][];
	/** The training sets without blocks f and g, f ≤ g; f = g where only one block is left out. */
	private final Training[][] without = new Training[BLOCKS][BLOCKS];

	/**
	 * @param x the design, trial × predictor, centred; not copied
	 * @param block block of each trial, 0 to 4
	 */
	RidgeRegression(final double[][] x, final int[] block) {
		this.x = x;
		this.block = block;
		size = x[0].length;
		for (int f = 0; f < BLOCKS; f++) {
			gram[f] = gram(f);
		}
		for (int f = 0; f < BLOCKS; f++) {
			for (int g = f; g < BLOCKS; g++) {
				without[f][g] = new Training(f, g);
			}
		}
	}

	private double[][] gram(final int f) {
		final double[][] sum = new double[size][size];
		for (int k = 0; k < x.length; k++) {
			if (block[k] == f) {
				for (int i = 0; i < size; i++) {
					for (int j = 0; j < size; j++) {
						sum[i][j] += x[k][i] * x[k][j];
					}
				}
			}
		}
		return sum;
	}

	/** The decomposition of all blocks except f and g, and XᵀX of these two in the coordinates of the eigenvectors. */
	private final class Training {

		private final double[][] vectors;
		private final double[] values;
		private final double[] penalties;
		private final double[][][] rotated = new double[2][][];
		private final int[] left;

		Training(final int f, final int g) {
			left = new int[] {f, g};
			final double[][] sum = new double[size][size];
			for (int h = 0; h < BLOCKS; h++) {
				for (int i = 0; i < size && h != f && h != g; i++) {
					for (int j = 0; j < size; j++) {
						sum[i][j] += gram[h][i][j];
					}
				}
			}
			final EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(sum, false));
			vectors = eigen.getVT().getData();
			values = Arrays.stream(eigen.getRealEigenvalues()).map(v -> Math.max(0, v)).toArray();
			final double mean = Arrays.stream(values).average().orElse(0);
			penalties = Arrays.stream(PENALTIES).map(p -> p * mean + Double.MIN_NORMAL).toArray();
			for (int i = 0; i < 2; i++) {
				rotated[i] = eigen.getVT().multiply(new Array2DRowRealMatrix(gram[left[i]], false)).multiply(eigen.getV())
					.getData();
			}
		}

		/** Adds the error Σ (y − ŷ)² − Σ y² of one of the two blocks left out, for every penalty. */
		void addErrors(final double[][] xy, final int which, final double[] errors) {
			final double[] c = projected(total(xy, left[0], left[1]));
			final double[] z = projected(xy[left[which]]);
			final double[] beta = new double[size];
			for (int l = 0; l < errors.length; l++) {
				for (int i = 0; i < size; i++) {
					beta[i] = c[i] / (values[i] + penalties[l]);
				}
				errors[l] += error(rotated[which], z, beta);
			}
		}

		private double[] projected(final double[] xy) {
			final double[] c = new double[size];
			for (int i = 0; i < size; i++) {
				final double[] vector = vectors[i];
				double sum = 0;
				for (int j = 0; j < size; j++) {
					sum += vector[j] * xy[j];
				}
				c[i] = sum;
			}
			return c;
		}
	}

	/** The error βᵀGβ − 2βᵀz of the coefficients β. */
	private static double error(final double[][] g, final double[] z, final double[] beta) {
		double error = 0;
		for (int i = 0; i < beta.length; i++) {
			final double[] row = g[i];
			double half = 0.5 * row[i] * beta[i] - z[i];
			for (int j = 0; j < i; j++) {
				half += row[j] * beta[j];
			}
			error += 2 * beta[i] * half;
		}
		return error;
	}

	private static double[] total(final double[][] xy, final int f, final int g) {
		final double[] sum = new double[xy[0].length];
		for (int h = 0; h < xy.length; h++) {
			for (int i = 0; i < sum.length && h != f && h != g; i++) {
				sum[i] += xy[h][i];
			}
		}
		return sum;
	}

	/** Cross-validated R² of a centred response; NaN if the response is 0 everywhere. */
	double r2(final double[] y) {
		final double[][] xy = new double[BLOCKS][size];
		double squares = 0;
		for (int k = 0; k < y.length; k++) {
			final double[] sum = xy[block[k]];
			final double[] row = x[k];
			for (int i = 0; i < size; i++) {
				sum[i] += row[i] * y[k];
			}
			squares += y[k] * y[k];
		}
		double explained = 0;
		for (int f = 0; f < BLOCKS; f++) {
			final double[] errors = new double[PENALTIES.length];
			without[f][f].addErrors(xy, 0, errors);
			explained -= errors[best(xy, f)];
		}
		return squares > 0 ? explained / squares : Double.NaN;
	}

	/** The index of the penalty that predicts the blocks other than f best, each from the rest of them. */
	private int best(final double[][] xy, final int f) {
		final double[] errors = new double[PENALTIES.length];
		for (int g = 0; g < BLOCKS; g++) {
			if (g < f) {
				without[g][f].addErrors(xy, 0, errors);
			} else if (g > f) {
				without[f][g].addErrors(xy, 1, errors);
			}
		}
		int best = 0;
		for (int l = 1; l < errors.length; l++) {
			best = errors[l] < errors[best] ? l : best;
		}
		return best;
	}
}
