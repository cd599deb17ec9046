package org.apical.motion;

/**
 * The reference T of a {@link CellModel} with the blur of linear interpolation: T + vx/2·Lx + vy/2·Ly with the
 * variances vx and vy of each cell and the second differences Lx and Ly. All sums over a cell are polynomials
 * in vx and vy.
 */
final class BlurredReference {

	private static final int TERMS = 3;

	private final CellModel model;
	private final CellGrid grid;
	/** Lx and Ly; the row index is divided by {@link Stretch#ROW_STEP}. */
	private final float[][] secondX;
	private final float[][] secondY;
	/**
	 * For each cell, the sums of T, Lx and Ly, the sums of products of two of them about their means, and of
	 * products of their slopes.
	 */
	private final double[][] sums;
	private final double[][][] products;
	private final double[][][] slopes;

	/** @param grid grid of quarters of the model's cells */
	BlurredReference(final CellModel model, final CellGrid grid) {
		this.model = model;
		this.grid = grid;
		secondX = new float[Stretch.rows(grid.height())][grid.width()];
		secondY = new float[Stretch.rows(grid.height())][grid.width()];
		for (int y = 0; y < grid.height(); y += Stretch.ROW_STEP) {
			if (used(y)) {
				differences(y);
			}
		}
		sums = new double[grid.count()][TERMS];
		products = new double[grid.count()][TERMS][TERMS];
		slopes = new double[grid.count()][TERMS][TERMS];
		for (int cell = 0; cell < grid.count(); cell++) {
			add(cell);
		}
	}

	/** Whether a row of the reference and both its neighbours are used. */
	boolean used(final int y) {
		return y > 0 && y + 1 < grid.height() && model.used(y - 1) && model.used(y) && model.used(y + 1);
	}

	private void differences(final int y) {
		final float[] row = model.row(0, y);
		for (int x = 1; x < grid.width() - 1; x++) {
			secondX[y / Stretch.ROW_STEP][x] = row[x - 1] - 2 * row[x] + row[x + 1];
			secondY[y / Stretch.ROW_STEP][x] = model.row(0, y - 1)[x] - 2 * row[x] + model.row(0, y + 1)[x];
		}
	}

	private void add(final int cell) {
		int n = 0;
		final int row = cell / grid.columns();
		final int left = Math.max(1, grid.left(cell % grid.columns()));
		final int right = Math.min(grid.width() - 1, grid.left(cell % grid.columns() + 1));
		for (int y = Stretch.row(grid.top(row)); y < grid.top(row + 1); y += Stretch.ROW_STEP) {
			for (int x = left; x < right && used(y); x++) {
				n++;
				add(cell, y, x);
			}
		}
		for (int i = 0; i < TERMS; i++) {
			for (int j = 0; j < TERMS && n > 0; j++) {
				products[cell][i][j] -= sums[cell][i] * sums[cell][j] / n;
			}
		}
	}

	private void add(final int cell, final int y, final int x) {
		for (int i = 0; i < TERMS; i++) {
			final float[] a = row(i, y);
			sums[cell][i] += a[x];
			for (int j = 0; j < TERMS; j++) {
				final float[] b = row(j, y);
				products[cell][i][j] += a[x] * b[x];
				slopes[cell][i][j] += (a[x + 1] - a[x - 1]) * (b[x + 1] - b[x - 1]);
			}
		}
	}

	/** A row of T, Lx or Ly. */
	float[] row(final int term, final int y) {
		return term == 0 ? model.row(0, y) : (term == 1 ? secondX : secondY)[y / Stretch.ROW_STEP];
	}

	/** Square root of a cell's ⟨T, T⟩; 0 for a cell without structure, where rounding can make ⟨T, T⟩ negative. */
	double amplitude(final int cell) {
		return Math.sqrt(Math.max(0, products[cell][0][0]));
	}

	/** Sum of the reference over a cell, blurred by the variances 2·halfX and 2·halfY. */
	double sum(final int cell, final double halfX, final double halfY) {
		return sums[cell][0] + halfX * sums[cell][1] + halfY * sums[cell][2];
	}

	/** Sum of squares about the mean over a cell, blurred likewise. */
	double squares(final int cell, final double halfX, final double halfY) {
		return square(products[cell], halfX, halfY);
	}

	/** Sum of squares of twice the slope along x over a cell, blurred likewise. */
	double slopes(final int cell, final double halfX, final double halfY) {
		return square(slopes[cell], halfX, halfY);
	}

	private static double square(final double[][] of, final double x, final double y) {
		return of[0][0] + x * (2 * of[0][1] + x * of[1][1]) + y * (2 * of[0][2] + y * of[2][2]) + 2 * x * y * of[1][2];
	}
}
