package org.apical.image;

/**
 * The displacement of the content of one frame: content at (x, y) in the reference is at (x + dx, y + dy) in
 * the frame. It is bilinear between the centres of blocks and constant beyond the outermost centres.
 */
public final class Displacement {

	private final float[] xPx;
	private final float[] yPx;
	private final float[] blocks;

	/** Makes a displacement whose arrays are not copied. */
	Displacement(final float[] xPx, final float[] yPx, final float[] blocks) {
		this.xPx = xPx;
		this.yPx = yPx;
		this.blocks = blocks;
	}

	/** The displacement of a frame that moves as a whole. */
	public static Displacement rigid(final double dxPx, final double dyPx) {
		return new Displacement(new float[1], new float[1], new float[] {(float) dxPx, (float) dyPx});
	}

	/**
	 * The displacement of a frame whose blocks move differently.
	 *
	 * @param xPx columns of the blocks' centres, ascending
	 * @param yPx rows of the blocks' centres, ascending
	 * @param blocks (dx, dy) of each block, row of blocks by row of blocks, px
	 */
	public static Displacement ofBlocks(final float[] xPx, final float[] yPx, final float[] blocks) {
		return new Displacement(xPx.clone(), yPx.clone(), blocks.clone());
	}

	/** The displacement to the right of content at a point of the reference, px. */
	public float dxPx(final double x, final double y) {
		return at(x, y, 0);
	}

	/** The displacement down of content at a point of the reference, px. */
	public float dyPx(final double x, final double y) {
		return at(x, y, 1);
	}

	private float at(final double x, final double y, final int axis) {
		if (blocks.length == 2) {
			return blocks[axis];
		}
		final int column = before(xPx, x);
		final int row = before(yPx, y);
		final int nextColumn = Math.min(column + 1, xPx.length - 1);
		final int nextRow = Math.min(row + 1, yPx.length - 1);
		final float u = fraction(xPx, column, x);
		final float v = fraction(yPx, row, y);
		return between(row, nextRow, v, column, nextColumn, u, axis);
	}

	private float node(final int row, final int column, final int axis) {
		return blocks[2 * (row * xPx.length + column) + axis];
	}

	/** The last centre that does not lie after a position; the first if all do. */
	private static int before(final float[] centres, final double position) {
		int i = 0;
		while (i + 1 < centres.length && centres[i + 1] <= position) {
			i++;
		}
		return i;
	}

	private static float fraction(final float[] centres, final int i, final double position) {
		if (i + 1 == centres.length || position <= centres[i]) {
			return 0;
		}
		return (float) ((position - centres[i]) / (centres[i + 1] - centres[i]));
	}

	/**
	 * Computes {@link #dxPx} and {@link #dyPx} at several points of a row.
	 *
	 * @param x columns of the points, in ascending order
	 */
	public void along(final double y, final double[] x, final float[] dx, final float[] dy) {
		final int row = before(yPx, y);
		final int nextRow = Math.min(row + 1, yPx.length - 1);
		final float v = fraction(yPx, row, y);
		int column = 0;
		for (int i = 0; i < x.length; i++) {
			while (column + 1 < xPx.length && xPx[column + 1] <= x[i]) {
				column++;
			}
			final int nextColumn = Math.min(column + 1, xPx.length - 1);
			final float u = fraction(xPx, column, x[i]);
			dx[i] = between(row, nextRow, v, column, nextColumn, u, 0);
			dy[i] = between(row, nextRow, v, column, nextColumn, u, 1);
		}
	}

	private float between(final int row, final int nextRow, final float v, final int column, final int nextColumn,
		final float u, final int axis)
	{
		final float upper = (1 - u) * node(row, column, axis) + u * node(row, nextColumn, axis);
		final float lower = (1 - u) * node(nextRow, column, axis) + u * node(nextRow, nextColumn, axis);
		return (1 - v) * upper + v * lower;
	}

	int columns() {
		return xPx.length;
	}

	float xPx(final int column) {
		return xPx[column];
	}

	/** Computes the displacements along a row of pixels at the columns of the blocks' centres. */
	void along(final int y, final float[] dx, final float[] dy) {
		final int row = before(yPx, y);
		final int nextRow = Math.min(row + 1, yPx.length - 1);
		final float v = fraction(yPx, row, y);
		for (int column = 0; column < xPx.length; column++) {
			dx[column] = (1 - v) * node(row, column, 0) + v * node(nextRow, column, 0);
			dy[column] = (1 - v) * node(row, column, 1) + v * node(nextRow, column, 1);
		}
	}
}
