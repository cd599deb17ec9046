package org.apical.motion;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apical.image.Displacement;

/** The centres of overlapping blocks on a binned frame, and the weights with which they move the cells. */
final class BlockGrid {

	/** Centres are so many times closer than blocks are wide, or a little more. */
	private static final double OVERLAP = 2;
	/** Of the side: distance of the outermost centres from the border. */
	private static final double RIM = 0.125;
	/** Distance at which the displacement of tissue is still alike, in sides of a block. */
	private static final double MEMORY_BLOCKS = 2;

	private final float[] x;
	private final float[] y;
	private final double memory;
	private final int[][] nodes;
	private final double[][] weights;

	/** @param side of a block, px of the binned frame */
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
	 * From near one border to near the other, so that nothing but a narrow rim lies beyond the outermost: what does moves
	 * with them.
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

	/** (1 + r)·exp(−r) between all centres, r = √3·distance/ℓ: Matérn's of order 3/2, of fields that have a slope. */
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

	/** Of the binned frame: of the plane as a whole and of the blocks beside it. */
	Displacement displacement(final double dx, final double dy, final double[] u) {
		return Displacement.ofBlocks(x, y, total(dx, dy, u, 1));
	}

	/** Of the frame as recorded. */
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

	/** Columns of the centres in the frame as recorded. */
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
