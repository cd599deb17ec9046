package org.apical.align;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.math.GaussianBlur;
import org.apical.study.Position;

/**
 * Bends one image onto another: the displacement field u on a {@link Lattice} that minimises Σ ρ(moving(x + u)
 * − fixed(x)) + λ·roughness(u − rigid start), by Gauss–Newton steps from coarse to fine. ρ is r²/(1 + r²)
 * (Geman and McClure), which gives little weight to cells that are seen on one day only.
 */
final class Refinement {

	/**
	 * Smoothing of both images, px, and stiffness λ relative to the mean diagonal of the normal equations, from
	 * coarse to fine.
	 */
	private static final double[] SMOOTHING_PX = {4, 2, 1, 0};
	private static final double[] STIFFNESS = {10, 1, 0.1, 0.1};
	/**
	 * Weight of stretching relative to bending in the roughness; it makes regions without content follow the
	 * rotation of the others.
	 */
	private static final double TENSION = 0.03;
	private static final int STEPS = 5;
	/** Number of pixels along the shorter side above which only some of the pixels are used. */
	private static final int PIXELS_ACROSS = 256;

	private final Lattice lattice;
	private final double[][] roughness;
	private final double[] cx;
	private final double[] cy;
	private final double[] startX;
	private final double[] startY;

	Refinement(final Lattice lattice) {
		this.lattice = lattice;
		this.roughness = lattice.roughness(TENSION);
		this.cx = new double[lattice.size()];
		this.cy = new double[lattice.size()];
		this.startX = new double[lattice.size()];
		this.startY = new double[lattice.size()];
	}

	/**
	 * Bends the moving image onto the fixed one, starting from an affine transform; both are images of local
	 * contrast.
	 */
	FieldTransform bend(final float[] fixed, final float[] moving, final Affine from) {
		start(from);
		for (int level = 0; level < SMOOTHING_PX.length; level++) {
			final float[] target = GaussianBlur.of(fixed, lattice.width, lattice.height, SMOOTHING_PX[level]);
			final Sampled sampled =
				new Sampled(GaussianBlur.of(moving, lattice.width, lattice.height, SMOOTHING_PX[level]), lattice);
			final int coarse = (int) Math.ceil(Math.min(lattice.width, lattice.height) / (double) PIXELS_ACROSS);
			for (int i = 0; i < STEPS; i++) {
				improve(target, sampled, STIFFNESS[level], Math.max(coarse, (int) SMOOTHING_PX[level]));
			}
		}
		return lattice.warp(lattice.field(cx), lattice.field(cy));
	}

	/**
	 * Sets the coefficients of an affine transform: splines reproduce linear functions if each coefficient is the
	 * function's value at its lattice point.
	 */
	private void start(final Affine from) {
		final double across = (lattice.width - 1) / (lattice.columns - 3.0);
		final double down = (lattice.height - 1) / (lattice.rows - 3.0);
		for (int j = 0; j < lattice.rows; j++) {
			for (int i = 0; i < lattice.columns; i++) {
				final double x = (i - 1) * across;
				final double y = (j - 1) * down;
				final Position to = from.apply(x, y);
				cx[lattice.at(i, j)] = to.xPx() - x;
				cy[lattice.at(i, j)] = to.yPx() - y;
				startX[lattice.at(i, j)] = cx[lattice.at(i, j)];
				startY[lattice.at(i, j)] = cy[lattice.at(i, j)];
			}
		}
	}

	private void improve(final float[] fixed, final Sampled moving, final double stiffness, final int step) {
		final int n = lattice.size();
		final NormalEquations equations = new NormalEquations(lattice);
		final float[] ux = lattice.field(cx);
		final float[] uy = lattice.field(cy);
		for (int y = 0; y < lattice.height; y += step) {
			for (int x = 0; x < lattice.width; x += step) {
				final int i = y * lattice.width + x;
				if (moving.at(x + ux[i], y + uy[i])) {
					final double residual = moving.value - fixed[i];
					final double root = 1 + residual * residual;
					equations.add(x, y, moving.slopeX, moving.slopeY, residual, 1 / (root * root));
				}
			}
		}
		final double[][] matrix = equations.matrix();
		final double[] right = equations.right();
		final double scale = stiffness * equations.meanDiagonal();
		if (!(scale > 0)) {
			return;
		}
		penalise(matrix, right, scale);
		final double[] change = new CholeskyDecomposition(new Array2DRowRealMatrix(matrix, false), 1e-6, 0).getSolver()
			.solve(new ArrayRealVector(right, false)).toArray();
		for (int k = 0; k < n; k++) {
			cx[k] += change[k];
			cy[k] += change[n + k];
		}
	}

	/**
	 * Adds the roughness, and a small value on the diagonal, which keeps the matrix invertible where no pixel is
	 * seen.
	 */
	private void penalise(final double[][] matrix, final double[] right, final double scale) {
		final int n = lattice.size();
		for (int a = 0; a < n; a++) {
			for (int b = 0; b < n; b++) {
				final double k = scale * roughness[a][b];
				matrix[a][b] += k;
				matrix[n + a][n + b] += k;
				right[a] -= k * (cx[b] - startX[b]);
				right[n + a] -= k * (cy[b] - startY[b]);
			}
			matrix[a][a] += 1e-6 * scale;
			matrix[n + a][n + a] += 1e-6 * scale;
		}
	}

	/** Reads the value and slopes of an image between its pixels. */
	private static final class Sampled {

		private final float[] image;
		private final int width;
		private final int height;
		private double value;
		private double slopeX;
		private double slopeY;

		Sampled(final float[] image, final Lattice lattice) {
			this.image = image;
			this.width = lattice.width;
			this.height = lattice.height;
		}

		/**
		 * Whether the point has neighbours on all sides; if so, sets the value by bilinear interpolation and the
		 * slopes by central differences.
		 */
		boolean at(final double x, final double y) {
			if (!(x >= 1 && y >= 1 && x < width - 2 && y < height - 2)) {
				return false;
			}
			final int i = (int) y * width + (int) x;
			final double fx = x - (int) x;
			final double fy = y - (int) y;
			value = between(i, fx, fy);
			slopeX = (between(i + 1, fx, fy) - between(i - 1, fx, fy)) / 2;
			slopeY = (between(i + width, fx, fy) - between(i - width, fx, fy)) / 2;
			return true;
		}

		private double between(final int i, final double fx, final double fy) {
			return (1 - fy) * ((1 - fx) * image[i] + fx * image[i + 1])
				+ fy * ((1 - fx) * image[i + width] + fx * image[i + width + 1]);
		}
	}
}
