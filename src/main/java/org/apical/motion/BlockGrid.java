package org.apical.motion;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apical.image.Displacement;

/**
 * The centres of overlapping blocks on a binned frame, and the weights with which their displacements determine
 * those of the cells.
 */
final class BlockGrid {

	/** Smallest ratio of the width of a block to the distance of neighbouring centres. */
	private static final double OVERLAP = 2;
	/** Distance of the outermost centres from the border, as a fraction of a block's side. */
	private static final double RIM = 0.125;
	/** Distance ℓ over which displacements of tissue are correlated, in sides of a block. */
	private static final double MEMORY_BLOCKS = 2;

	private final float[] x;
	private final float[] y;
	private final double memory;
	private final int[][] nodes;
	private final double[][] weights;

	/** @param side side of a block, px of the binned frame */
	BlockGrid(final CellGrid cells, final double side) {
		x = centres(cells.width(), side, cells.columns());
		y = centres(cells.height(), side, cells.rows());
		memory = MEMORY_BLOCKS * side;
		nodes = new int[cells.count()][];
		weights = new double[cells.count()][];
		for (int cell = 0; cell < nodes.length; cell++) {
			place(cell, cells.x(cell), cells.y(cell));
		}
	}

	/**
	 * Equally spaced centres from near one border to near the other. Only a narrow rim lies beyond the outermost
	 * centres; it moves with them.
	 */
	private static float[] centres(final int length, final double side, final int most) {
		final int n = length <= side ? 1 : Math.min(most, (int) Math.ceil(OVERLAP * length / side) + 1);
		final double rim = side * RIM;
		final float[] centres = new float[n];
		for (int i = 0; i < n; i++) {
			centres[i] = (float) (n == 1 ? (length - 1) / 2.0 : rim + i * (length - 1 - 2 * rim) / (n - 1));
		}
		return centres;
	}

	private void place(final int cell, final double atX, final double atY) {
		final int column = before(x, atX);
		final int row = before(y, atY);
		final int right = Math.min(column + 1, x.length - 1);
		final int below = Math.min(row + 1, y.length - 1);
		final double u = right == column ? 0 : Math.max(0, Math.min(1, (atX - x[column]) / (x[right] - x[column])));
		final double v = below == row ? 0 : Math.max(0, Math.min(1, (atY - y[row]) / (y[below] - y[row])));
		nodes[cell] = new int[] {row * x.length + column, row * x.length + right, below * x.length + column,
			below * x.length + right};
		weights[cell] = new double[] {(1 - u) * (1 - v), u * (1 - v), (1 - u) * v, u * v};
	}

	private static int before(final float[] centres, final double position) {
		int i = 0;
		while (i + 1 < centres.length && centres[i + 1] <= position) {
			i++;
		}
		return i;
	}

	int count() {
		return x.length * y.length;
	}

	/**
	 * The correlation (1 + r)·exp(−r) between all centres, r = √3·distance/ℓ: the Matérn function of order 3/2,
	 * for fields that are differentiable once.
	 */
	RealMatrix correlation() {
		final RealMatrix correlation = new Array2DRowRealMatrix(count(), count());
		for (int i = 0; i < count(); i++) {
			for (int j = 0; j < count(); j++) {
				final double distance = Math.hypot(x[i % x.length] - x[j % x.length], y[i / x.length] - y[j / x.length]);
				final double r = Math.sqrt(3) * distance / memory;
				correlation.setEntry(i, j, (1 + r) * Math.exp(-r));
			}
		}
		return correlation;
	}

	int[] nodes(final int cell) {
		return nodes[cell];
	}

	double[] weights(final int cell) {
		return weights[cell];
	}

	/**
	 * Displacement in the binned frame: that of the plane as a whole plus the relative displacement u of the
	 * blocks.
	 */
	Displacement displacement(final double dx, final double dy, final double[] u) {
		return Displacement.ofBlocks(x, y, total(dx, dy, u, 1));
	}

	/**
	 * Displacement in the frame as recorded, from that of the plane as a whole and the relative displacement u of
	 * the blocks.
	 */
	Displacement displacement(final Estimate whole, final double[] u, final Binning binning) {
		return Displacement.ofBlocks(xPx(binning), yPx(binning), total(whole, u, binning));
	}

	/** Total displacement (dx, dy) of every block, px of the frame as recorded. */
	float[] total(final Estimate whole, final double[] u, final Binning binning) {
		final int factor = binning.factor();
		return total(whole.dxPx() / factor, whole.dyPx() / factor, u, factor);
	}

	private float[] total(final double dx, final double dy, final double[] u, final int factor) {
		final float[] total = new float[u.length];
		for (int i = 0; i < u.length; i++) {
			total[i] = (float) (factor * ((i % 2 == 0 ? dx : dy) + u[i]));
		}
		return total;
	}

	/** Columns of the centres in the frame as recorded, px. */
	float[] xPx(final Binning binning) {
		return scaled(x, binning.factor());
	}

	float[] yPx(final Binning binning) {
		return scaled(y, binning.factor());
	}

	private static float[] scaled(final float[] centres, final int factor) {
		final float[] scaled = new float[centres.length];
		for (int i = 0; i < centres.length; i++) {
			scaled[i] = centres[i] * factor + (factor - 1) / 2f;
		}
		return scaled;
	}
}
