package org.apical.motion;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Estimates how blocks of the plane move relative to the plane as a whole: the most probable displacements u of
 * the blocks' centres, given the scores of a frame's cells and the distribution of such displacements in the
 * movie.
 *
 * <p>The displacement of a cell is interpolated bilinearly between the centres, φ·u. Its equation A·φ·u = h
 * (see {@link CellModel}) has an error of covariance κs²·A, so the precision of the data is D = Σ φφᵀ⊗A/(κs²).
 * The prior of u is Gaussian with covariance τ²·Matérn(distance/ℓ) along each axis. With P the inverse of that
 * covariance, the posterior mean is (D + P)⁻¹·Σ φ⊗h/(κs²): a block without structure follows its neighbours,
 * and where all are weak the plane moves as a whole. τ along each axis and κ ≥ 1, the factor by which the error
 * exceeds that from pixel noise, have the greatest likelihood over a sample of frames. They are found as in
 * MacKay 1992, Bayesian Interpolation (there 2αE_W = γ, 2βE_D = N − γ).
 */
final class BlockModel {

	private static final int MOST_ROUNDS = 20;
	/** Smallest τ, px: less is equivalent to no relative motion. */
	private static final double LEAST_TAU_PX = 0.01;
	/** Relative change of τ below which the rounds end. */
	private static final double SETTLED = 0.01;

	private final BlockGrid blocks;
	private final CellModel model;
	/** s² of each cell; 0 for a cell that carries no information. */
	private final double[] noise;
	private final RealMatrix data;
	private final double[][] inverseCorrelation;
	private double tauX;
	private double tauY;
	private double kappa = 1;
	private RealMatrix covariance;
	private double[][] gainMatrix;
	private double[][] prior;

	/** The scores h of the cells of a frame, along x and y. */
	record Scores(double[] x, double[] y) {}

	BlockModel(final BlockGrid blocks, final CellModel model, final double[] noise, final List<Scores> sample) {
		this.blocks = blocks;
		this.model = model;
		this.noise = noise;
		final int n = blocks.count();
		data = new Array2DRowRealMatrix(2 * n, 2 * n);
		for (int i = 0; i < noise.length; i++) {
			addCell(i);
		}
		inverseCorrelation = inverse(blocks.correlation()).getData();
		tauX = 0.5;
		tauY = 0.5;
		solve();
		final List<double[]> rights = sample.stream().map(this::right).toList();
		final double square = sample.stream().mapToDouble(this::square).average().orElse(0);
		boolean settled = sample.isEmpty();
		for (int round = 0; round < MOST_ROUNDS && !settled; round++) {
			settled = improve(rights, square);
			solve();
		}
		gainMatrix = covariance.scalarMultiply(1 / kappa).getData();
		prior = prior().scalarMultiply(kappa).getData();
	}

	private void addCell(final int i) {
		if (noise[i] <= 0) {
			return;
		}
		final CellModel.Cell cell = model.cell(i);
		final int[] nodes = blocks.nodes(i);
		final double[] weights = blocks.weights(i);
		for (int a = 0; a < nodes.length; a++) {
			for (int b = 0; b < nodes.length; b++) {
				final double weight = weights[a] * weights[b] / noise[i];
				data.addToEntry(2 * nodes[a], 2 * nodes[b], weight * cell.xx());
				data.addToEntry(2 * nodes[a], 2 * nodes[b] + 1, weight * cell.xy());
				data.addToEntry(2 * nodes[a] + 1, 2 * nodes[b], weight * cell.xy());
				data.addToEntry(2 * nodes[a] + 1, 2 * nodes[b] + 1, weight * cell.yy());
			}
		}
	}

	private static RealMatrix inverse(final RealMatrix positive) {
		return new CholeskyDecomposition(positive, 1e-9, 0).getSolver().getInverse();
	}

	private RealMatrix prior() {
		final int n = blocks.count();
		final RealMatrix prior = new Array2DRowRealMatrix(2 * n, 2 * n);
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				prior.setEntry(2 * i, 2 * j, inverseCorrelation[i][j] / (tauX * tauX));
				prior.setEntry(2 * i + 1, 2 * j + 1, inverseCorrelation[i][j] / (tauY * tauY));
			}
		}
		return prior;
	}

	private void solve() {
		covariance = symmetric(inverse(symmetric(data.scalarMultiply(1 / kappa).add(prior()))));
	}

	private static RealMatrix symmetric(final RealMatrix matrix) {
		return matrix.add(matrix.transpose()).scalarMultiply(0.5);
	}

	/**
	 * Updates τ and κ. With û the most probable u of a frame, C its covariance, R the prior correlation, and γ =
	 * n − tr R⁻¹C/τ² the number of the n displacements along an axis that the cells determine: τ² = mean
	 * ûᵀR⁻¹û/γ, and κ is the mean misfit Σ (h − A·φ·û)ᵀA⁻¹(h − A·φ·û)/s² per remaining degree of freedom, which
	 * are two scores per cell minus γ of both axes. Expectation-maximization has the same result, but needs
	 * hundreds of rounds if blocks do not move.
	 *
	 * @param rights the vector r = Σ φ⊗h/s² of every frame
	 * @param square mean over frames of Σ hᵀA⁻¹h/s²; since (D + P)·û = r/κ, the misfit is this minus the mean of
	 *            ûᵀr + κ·ûᵀPû
	 * @return whether τ has settled
	 */
	private boolean improve(final List<double[]> rights, final double square) {
		final int n = blocks.count();
		final double[][] gain = covariance.scalarMultiply(1 / kappa).getData();
		double moved = 0;
		double movedX = 0;
		double movedY = 0;
		for (final double[] right : rights) {
			final double[] u = new double[2 * n];
			addProduct(u, gain, right, 1);
			for (int i = 0; i < u.length; i++) {
				moved += u[i] * right[i] / rights.size();
			}
			movedX += quadratic(u, 0) / rights.size();
			movedY += quadratic(u, 1) / rights.size();
		}
		final double freeX = n - spread(0) / (tauX * tauX);
		final double freeY = n - spread(1) / (tauY * tauY);
		final long cells = Arrays.stream(noise).filter(s -> s > 0).count();
		final double misfit = square - moved - kappa * (movedX / (tauX * tauX) + movedY / (tauY * tauY));
		final double left = 2 * cells - freeX - freeY;
		kappa = left > 0 ? Math.max(1, misfit / left) : 1;
		final double beforeX = tauX;
		final double beforeY = tauY;
		tauX = freeX > 0 ? Math.max(LEAST_TAU_PX, Math.sqrt(movedX / freeX)) : LEAST_TAU_PX;
		tauY = freeY > 0 ? Math.max(LEAST_TAU_PX, Math.sqrt(movedY / freeY)) : LEAST_TAU_PX;
		return Math.max(Math.abs(tauX / beforeX - 1), Math.abs(tauY / beforeY - 1)) < SETTLED;
	}

	/** The trace of R⁻¹C along an axis. */
	private double spread(final int axis) {
		double sum = 0;
		for (int i = 0; i < blocks.count(); i++) {
			for (int j = 0; j < blocks.count(); j++) {
				sum += inverseCorrelation[i][j] * covariance.getEntry(2 * i + axis, 2 * j + axis);
			}
		}
		return sum;
	}

	private double quadratic(final double[] u, final int axis) {
		double sum = 0;
		for (int i = 0; i < blocks.count(); i++) {
			for (int j = 0; j < blocks.count(); j++) {
				sum += u[2 * i + axis] * inverseCorrelation[i][j] * u[2 * j + axis];
			}
		}
		return sum;
	}

	/** The sum Σ hᵀA⁻¹h/s² over the cells. */
	private double square(final Scores scores) {
		double sum = 0;
		for (int i = 0; i < noise.length; i++) {
			if (noise[i] > 0) {
				final CellModel.Cell cell = model.cell(i);
				final double x = scores.x[i];
				final double y = scores.y[i];
				final double determinant = cell.xx() * cell.yy() - cell.xy() * cell.xy();
				sum += (cell.yy() * x * x - 2 * cell.xy() * x * y + cell.xx() * y * y) / determinant / noise[i];
			}
		}
		return sum;
	}

	/** The vector Σ φ⊗h/s². */
	private double[] right(final Scores scores) {
		final double[] right = new double[2 * blocks.count()];
		for (int i = 0; i < noise.length; i++) {
			if (noise[i] > 0) {
				final int[] nodes = blocks.nodes(i);
				final double[] weights = blocks.weights(i);
				for (int a = 0; a < nodes.length; a++) {
					right[2 * nodes[a]] += weights[a] * scores.x[i] / noise[i];
					right[2 * nodes[a] + 1] += weights[a] * scores.y[i] / noise[i];
				}
			}
		}
		return right;
	}

	/**
	 * Steps from u, at which the scores were taken, towards the most probable displacements: u += (D + P)⁻¹(r −
	 * Pu).
	 */
	void step(final double[] u, final Scores scores) {
		final double[] right = right(scores);
		addProduct(right, prior, u, -1);
		addProduct(u, gainMatrix, right, 1);
	}

	/** Adds a multiple of a symmetric matrix times a vector, row by row, because such a loop is vectorized. */
	private static void addProduct(final double[] to, final double[][] matrix, final double[] vector,
		final double times)
	{
		for (int i = 0; i < vector.length; i++) {
			addMultiple(to, matrix[i], times * vector[i]);
		}
	}

	private static void addMultiple(final double[] to, final double[] row, final double factor) {
		for (int i = 0; i < row.length; i++) {
			to[i] += factor * row[i];
		}
	}

	BlockGrid grid() {
		return blocks;
	}
}
