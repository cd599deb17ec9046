package org.apical.align;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;

/**
 * A displacement field (dx, dy) over an image as cubic B-splines on a lattice:
 * u(x, y) = Σ_ij c_ij · β(x/s − i + 1) · β(y/s − j + 1). Its roughness is Σ (second differences of c)², which is 0 for
 * every affine field (Rueckert et al. 1999, with Eilers and Marx's 1996 penalty).
 */
final class Lattice {

	static final int SUPPORT = 4;

	final int width;
	final int height;
	final int columns;
	final int rows;
	/**
	 * Weights of the {@value #SUPPORT} splines at each column (row) of the image, and the index of the first of
	 * these splines.
	 */
	final double[][] acrossWeights;
	final double[][] downWeights;
	final int[] firstAcross;
	final int[] firstDown;

	Lattice(final int width, final int height, final double spacingPx) {
		this.width = width;
		this.height = height;
		final int across = (int) Math.max(1, Math.round((width - 1) / spacingPx));
		final int down = (int) Math.max(1, Math.round((height - 1) / spacingPx));
		columns = across + 3;
		rows = down + 3;
		firstAcross = new int[width];
		firstDown = new int[height];
		acrossWeights = weights(width, across, firstAcross);
		downWeights = weights(height, down, firstDown);
	}

	private static double[][] weights(final int length, final int intervals, final int[] first) {
		final double[][] weights = new double[length][];
		for (int i = 0; i < length; i++) {
			final double at = i * (double) intervals / (length - 1);
			first[i] = Math.min((int) at, intervals - 1);
			final double t = at - first[i];
			final double u = 1 - t;
			weights[i] = new double[] {u * u * u / 6, (3 * t * t * t - 6 * t * t + 4) / 6,
				(3 * u * u * u - 6 * u * u + 4) / 6, t * t * t / 6};
		}
		return weights;
	}

	int size() {
		return columns * rows;
	}

	/**
	 * The matrix K with cᵀ·K·c = Σ (second differences)² along columns and rows + 2 · Σ (mixed second
	 * differences)² + tension · Σ (first differences)².
	 */
	double[][] roughness(final double tension) {
		final double[][] k = new double[size()][size()];
		for (int j = 0; j < rows; j++) {
			for (int i = 0; i < columns; i++) {
				if (i + 1 < columns) {
					add(k, tension, new int[] {at(i, j), at(i + 1, j)}, 1, -1);
				}
				if (j + 1 < rows) {
					add(k, tension, new int[] {at(i, j), at(i, j + 1)}, 1, -1);
				}
				if (i + 2 < columns) {
					add(k, 1, new int[] {at(i, j), at(i + 1, j), at(i + 2, j)}, 1, -2, 1);
				}
				if (j + 2 < rows) {
					add(k, 1, new int[] {at(i, j), at(i, j + 1), at(i, j + 2)}, 1, -2, 1);
				}
				if (i + 1 < columns && j + 1 < rows) {
					add(k, 2, new int[] {at(i, j), at(i + 1, j), at(i, j + 1), at(i + 1, j + 1)}, 1, -1, -1, 1);
				}
			}
		}
		return k;
	}

	private static void add(final double[][] k, final double weight, final int[] at, final double... difference) {
		for (int a = 0; a < at.length; a++) {
			for (int b = 0; b < at.length; b++) {
				k[at[a]][at[b]] += weight * difference[a] * difference[b];
			}
		}
	}

	int at(final int column, final int row) {
		return row * columns + column;
	}

	/** One component of the field, dx or dy, at every pixel. */
	float[] field(final double[] coefficients) {
		final float[] field = new float[width * height];
		final double[] row = new double[columns];
		for (int y = 0; y < height; y++) {
			Arrays.fill(row, 0);
			for (int b = 0; b < SUPPORT; b++) {
				for (int i = 0; i < columns; i++) {
					row[i] += downWeights[y][b] * coefficients[at(i, firstDown[y] + b)];
				}
			}
			for (int x = 0; x < width; x++) {
				double sum = 0;
				for (int a = 0; a < SUPPORT; a++) {
					sum += acrossWeights[x][a] * row[firstAcross[x] + a];
				}
				field[y * width + x] = (float) sum;
			}
		}
		return field;
	}

	/**
	 * The transform (x, y) + (dx, dy), divided into the affine transform nearest to it in least squares over all
	 * pixels and the remaining warp.
	 */
	FieldTransform warp(final float[] dx, final float[] dy) {
		final double[] a = plane(dx);
		final double[] b = plane(dy);
		final float[] restX = new float[dx.length];
		final float[] restY = new float[dy.length];
		for (int i = 0; i < dx.length; i++) {
			restX[i] = (float) (dx[i] - a[0] - a[1] * (i % width) - a[2] * (i / width));
			restY[i] = (float) (dy[i] - b[0] - b[1] * (i % width) - b[2] * (i / width));
		}
		return new FieldTransform(new Affine(1 + a[1], a[2], a[0], b[1], 1 + b[2], b[0]), width, height, restX, restY);
	}

	private double[] plane(final float[] values) {
		final double[][] normal = new double[3][3];
		final double[] right = new double[3];
		for (int i = 0; i < values.length; i++) {
			final double[] row = {1, i % width, i / width};
			for (int a = 0; a < 3; a++) {
				right[a] += row[a] * values[i];
				for (int b = 0; b < 3; b++) {
					normal[a][b] += row[a] * row[b];
				}
			}
		}
		return new LUDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver()
			.solve(new ArrayRealVector(right, false)).toArray();
	}
}
