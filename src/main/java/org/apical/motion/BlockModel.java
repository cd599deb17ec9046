package org.apical.motion;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * How blocks of the plane move beside the plane as a whole: the most probable displacements u of the blocks' centres,
 * given what the cells of a frame say and how such displacements are distributed in the movie.
 *
 * <p>A cell is displaced by what is bilinear between the centres, φ·u; that it says A·φ·u = h with an error of covariance
 * κs²·A gives D = Σ φφᵀ⊗A/(κs²). Beforehand u is Gaussian, along each axis of covariance τ²·Matérn(distance/ℓ). The
 * posterior mean is (D + P)⁻¹·Σ φ⊗h/(κs²), P the inverse of that covariance: a block without structure follows its
 * neighbours, and where all are weak the plane moves as a whole. τ along both axes and κ, by which the cells err more than
 * their pixels' noise explains, are those of greatest likelihood over a sample of frames, by expectation-maximization.
 */
final class BlockModel {

	private static final int ROUNDS = 8;
	private static final double LEAST_TAU_PX = 1e-3;

	private final BlockGrid blocks;
	private final CellModel model;
	/** s² of each cell; 0 where it says nothing. */
	private final double[] noise;
	private final RealMatrix data;
	private final double[][] inverseCorrelation;
	private double tauX;
	private double tauY;
	private double kappa = 1;
	private RealMatrix covariance;
	private double[][] gainMatrix;
	private double[][] prior;

	/** What the cells of a frame say. */
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
		for (int round = 0; round < ROUNDS && !sample.isEmpty(); round++) {
			maximize(sample);
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

	private void maximize(final List<Scores> sample) {
		final int n = blocks.count();
		final double[] spread = new double[2];
		double misfit = 0;
		for (int i = 0; i < n; i++) {
			for (int j = 0; j < n; j++) {
				for (int axis = 0; axis < 2; axis++) {
					spread[axis] += inverseCorrelation[i][j] * covariance.getEntry(2 * i + axis, 2 * j + axis);
				}
			}
		}
		for (int i = 0; i < 2 * n; i++) {
			for (int j = 0; j < 2 * n; j++) {
				misfit += data.getEntry(i, j) * covariance.getEntry(i, j);
			}
		}
		final double[][] gain = covariance.scalarMultiply(1 / kappa).getData();
		final double[] u = new double[2 * n];
		double meanX = 0;
		double meanY = 0;
		double meanMisfit = 0;
		for (final Scores scores : sample) {
			final double[] right = right(scores.x, scores.y);
			for (int i = 0; i < u.length; i++) {
				u[i] = product(gain[i], right);
			}
			meanX += quadratic(u, 0) / sample.size();
			meanY += quadratic(u, 1) / sample.size();
			meanMisfit += misfit(u, scores) / sample.size();
		}
		tauX = Math.max(LEAST_TAU_PX, Math.sqrt((meanX + spread[0]) / n));
		tauY = Math.max(LEAST_TAU_PX, Math.sqrt((meanY + spread[1]) / n));
		final long cells = Arrays.stream(noise).filter(s -> s > 0).count();
		kappa = cells == 0 ? 1 : (meanMisfit + misfit) / (2 * cells);
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

	/** Σ (h − Aφu)ᵀA⁻¹(h − Aφu)/s² over the cells. */
	private double misfit(final double[] u, final Scores scores) {
		double sum = 0;
		for (int i = 0; i < noise.length; i++) {
			if (noise[i] > 0) {
				final CellModel.Cell cell = model.cell(i);
				final double dx = blocks.at(i, u, 0);
				final double dy = blocks.at(i, u, 1);
				final double x = scores.x[i] - cell.xx() * dx - cell.xy() * dy;
				final double y = scores.y[i] - cell.xy() * dx - cell.yy() * dy;
				final double determinant = cell.xx() * cell.yy() - cell.xy() * cell.xy();
				sum += (cell.yy() * x * x - 2 * cell.xy() * x * y + cell.xx() * y * y) / determinant / noise[i];
			}
		}
		return sum;
	}

	/** Σ φ⊗h/s². */
	private double[] right(final double[] x, final double[] y) {
		final double[] right = new double[2 * blocks.count()];
		for (int i = 0; i < noise.length; i++) {
			if (noise[i] > 0) {
				final int[] nodes = blocks.nodes(i);
				final double[] weights = blocks.weights(i);
				for (int a = 0; a < nodes.length; a++) {
					right[2 * nodes[a]] += weights[a] * x[i] / noise[i];
					right[2 * nodes[a] + 1] += weights[a] * y[i] / noise[i];
				}
			}
		}
		return right;
	}

	/** A step towards the most probable displacements from u, at which the scores were taken: u += (D + P)⁻¹(r − Pu). */
	void step(final double[] u, final Scores scores) {
		final double[] right = right(scores.x, scores.y);
		for (int i = 0; i < u.length; i++) {
			right[i] -= product(prior[i], u);
		}
		for (int i = 0; i < u.length; i++) {
			u[i] += product(gainMatrix[i], right);
		}
	}

	private static double product(final double[] row, final double[] vector) {
		double sum = 0;
		for (int i = 0; i < row.length; i++) {
			sum += row[i] * vector[i];
		}
		return sum;
	}

	BlockGrid grid() {
		return blocks;
	}
}
