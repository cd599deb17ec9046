package org.apical.signal.conditions;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * How well one design predicts many responses by ridge regression, in nested cross-validation over contiguous blocks
 * of trials. Without block f, the penalty is chosen that predicts each of the other blocks best from the rest of
 * them; with it block f is predicted from all others: R² = 1 − Σ_f (y − ŷ)² / Σ y². Design and responses have no
 * intercept: they come centred.
 *
 * <p>The coefficients of penalty λ are V (Λ + λ)⁻¹ Vᵀ Xᵀy of the eigenvectors V and eigenvalues Λ of the training
 * blocks' XᵀX, which is decomposed once for all responses and penalties; errors come from the blocks' XᵀX and Xᵀy, so
 * that a response costs as much as its Xᵀy.
 */
final class RidgeRegression {

	static final int BLOCKS = 5;
	/** Penalties, in mean eigenvalues of the training blocks. */
	private static final double[] PENALTIES = {0.01, 0.1, 1, 10, 100};

	private final double[][] x;
	private final int[] block;
	private final int size;
	/** By block, XᵀX. */
	private final double[][][] gram = new double[BLOCKS][][];
	/** By the blocks left out, f ≤ g; f = g where one is. */
	private final Training[][] without = new Training[BLOCKS][BLOCKS];

	/**
	 * @param x predictors by trial and predictor, centred; read, not copied
	 * @param block of each trial, 0 to 4
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

	/** The decomposition of the blocks but f and g, and those two blocks in its coordinates. */
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

		/** Adds to the errors by penalty those of one of the two blocks left out, Σ (y − ŷ)² − Σ y². */
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

	/** βᵀGβ − 2βᵀz. */
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

	/** Cross-validated R² of a centred response; NaN of one that is 0 everywhere. */
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

	/** The penalty that predicts the blocks beside f best, each from the others of them. */
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
