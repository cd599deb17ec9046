package org.apical.motion;

import java.util.Arrays;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;
import org.apical.image.Warp;
import org.apical.math.Pearson;
import org.apical.math.Rows;
import org.apical.motion.CellModel.Cell;

/**
 * Compares a frame, moved back by a displacement, with the {@link CellModel}, and computes the score of every
 * cell for the displacement that remains. Not thread-safe.
 */
final class CellFit {

	/** Number of sums over pixels: I, I², (T − pivot)·I, K·I, ∂K/∂x·I, ∂K/∂y·I. */
	private static final int SUMS = 6;

	private final CellModel model;
	private final CellGrid grid;
	private final Warp warp;
	private final float ceiling;
	private final float[] row;
	private Displacement by = Displacement.rigid(0, 0);
	private final float[][] along;
	private final double[][] sums;
	private final boolean[] seen;
	private final double[] scoreX;
	private final double[] scoreY;
	/** Weight of each cell's score, 0 to 1. */
	private final double[] belief;
	private double gain;

	/** @param ceiling value to which brighter pixels are cut */
	CellFit(final CellModel model, final BlankRows blank, final float ceiling) {
		this.model = model;
		this.ceiling = ceiling - model.pivot();
		grid = model.grid();
		warp = new Warp(grid.width(), grid.height(), blank);
		row = new float[grid.width()];
		along = new float[SUMS][grid.width()];
		sums = new double[SUMS][grid.count()];
		seen = new boolean[grid.count()];
		scoreX = new double[grid.count()];
		scoreY = new double[grid.count()];
		belief = new double[grid.count()];
	}

	/** Compares a frame, moved back by a displacement, with the model. */
	void look(final float[] frame, final Displacement displacement) {
		by = displacement;
		for (int r = 0; r < grid.rows(); r++) {
			band(frame, displacement, r);
		}
		gain = typicalGain();
		for (int i = 0; i < seen.length; i++) {
			final Cell cell = model.cell(i);
			final double mean = seen[i] ? sums[0][i] / cell.pixels() : 0;
			belief[i] = seen[i] && cell.xx() > 0 ? Math.min(1, gain / Math.max(gain, ownGain(cell, i))) : 0;
			final double own = sums[3][i] - cell.sumK() * mean - gain * cell.contrast();
			final double offX = cell.offsetX() + lag(by.dxPx(cell.x(), cell.y())) * cell.thirdX();
			final double offY = cell.offsetY() + lag(by.dyPx(cell.x(), cell.y())) * cell.thirdY();
			scoreX[i] = belief[i] * (gain * offX - sums[4][i] + cell.sumKx() * mean + cell.ownX() * own);
			scoreY[i] = belief[i] * (gain * offY - sums[5][i] + cell.sumKy() * mean + cell.ownY() * own);
		}
	}

	/** The coefficient c of {@link CellModel}, by which linear interpolation displaces too little. */
	private static double lag(final double displacement) {
		final double fraction = displacement - Math.floor(displacement);
		return fraction * (1 - fraction) * (1 - 2 * fraction) / 6;
	}

	/**
	 * The gain of a cell, drawn towards the typical gain if the cell has little contrast. It keeps a cell that
	 * lights up from counting more than others.
	 */
	private double ownGain(final Cell cell, final int i) {
		final double contrast = sums[3][i] - cell.sumK() * sums[0][i] / cell.pixels();
		return (contrast + model.softContrast(cell) * gain) / (cell.contrast() + model.softContrast(cell));
	}

	/** Mean of the cells' gains, weighted by their contrast; gains above 2, of cells that light up, count as 2. */
	private double typicalGain() {
		double sum = 0;
		double weights = 0;
		for (int i = 0; i < seen.length; i++) {
			final Cell cell = model.cell(i);
			if (seen[i] && cell.contrast() > 0) {
				final double own = (sums[3][i] - cell.sumK() * sums[0][i] / cell.pixels()) / cell.contrast();
				sum += cell.contrast() * Math.max(0, Math.min(2, own));
				weights += cell.contrast();
			}
		}
		return weights > 0 ? sum / weights : 0;
	}

	private void band(final float[] frame, final Displacement displacement, final int r) {
		for (final float[] sum : along) {
			Arrays.fill(sum, 0);
		}
		int from = grid.left(0);
		int to = grid.left(grid.columns());
		for (int y = grid.top(r); y < grid.top(r + 1); y++) {
			if (model.used(y)) {
				final float[] shown = warp.row(frame, displacement, y);
				from = Math.max(from, warp.from());
				to = Math.min(to, warp.to());
				cut(shown, model.pivot(), ceiling, row, from, to);
				addProducts(along, row, model.row(0, y), model.row(1, y), model.row(2, y), model.row(3, y), from, to);
			}
		}
		for (int column = 0; column < grid.columns(); column++) {
			take(r * grid.columns() + column, grid.left(column), grid.left(column + 1), from, to);
		}
	}

	private static void cut(final float[] values, final float pivot, final float ceiling, final float[] into,
		final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			into[x] = Math.min(values[x] - pivot, ceiling);
		}
	}

	private static void addProducts(final float[][] sums, final float[] row, final float[] t, final float[] k,
		final float[] kx, final float[] ky, final int from, final int to)
	{
		Rows.addMoments(sums[0], sums[1], sums[2], row, t, from, to);
		Rows.addProducts(sums[3], sums[4], sums[5], row, k, kx, ky, from, to);
	}

	private void take(final int cell, final int left, final int right, final int from, final int to) {
		seen[cell] = left >= from && right <= to && model.cell(cell).pixels() > 0;
		for (int s = 0; s < SUMS; s++) {
			double sum = 0;
			for (int x = left; x < right && seen[cell]; x++) {
				sum += along[s][x];
			}
			sums[s][cell] = sum;
		}
	}

	/** Pearson's correlation of frame and reference over the cells that are seen; 0 if there are none. */
	double correlation() {
		final Pearson whole = new Pearson();
		for (int i = 0; i < seen.length; i++) {
			add(i, whole);
		}
		return whole.correlation();
	}

	/** The mean of Pearson's correlations of frame and reference over all cells, 0 in those that are not seen. */
	double likeness() {
		double sum = 0;
		for (int i = 0; i < seen.length; i++) {
			final Pearson one = new Pearson();
			add(i, one);
			sum += one.correlation();
		}
		return sum / seen.length;
	}

	private void add(final int cell, final Pearson to) {
		if (seen[cell]) {
			final Cell sum = model.cell(cell);
			to.add(sum.pixels(), sums[0][cell], sum.sumT(), sums[1][cell], sum.sumTT(), sums[2][cell]);
		}
	}

	/**
	 * Variance of a cell's pixels that the reference does not explain, divided by the squared gain of the frame;
	 * NaN if the cell is not seen.
	 */
	double unexplained(final int cell) {
		if (!seen[cell]) {
			return Double.NaN;
		}
		final Pearson pearson = new Pearson();
		add(cell, pearson);
		final double n = model.cell(cell).pixels();
		final double variance = (sums[1][cell] - sums[0][cell] * sums[0][cell] / n) / n;
		return variance * (1 - pearson.correlation() * pearson.correlation()) / (gain * gain);
	}

	/** Whether the frame shows all of a cell. */
	boolean seen(final int cell) {
		return seen[cell];
	}

	/** The displacement by which the frame was moved back. */
	Displacement displacement() {
		return by;
	}

	/** The frame's contrast relative to that of the reference. */
	double gain() {
		return gain;
	}

	/**
	 * h/α of every cell relative to a further displacement (dx, dy) of the frame; 0 for a cell that is not seen
	 * or carries no information.
	 */
	BlockModel.Scores scores(final double dx, final double dy) {
		final double[] x = new double[grid.count()];
		final double[] y = new double[grid.count()];
		for (int i = 0; i < x.length && gain > 0; i++) {
			final Cell cell = model.cell(i);
			x[i] = scoreX[i] / gain - belief[i] * (cell.xx() * dx + cell.xy() * dy);
			y[i] = scoreY[i] / gain - belief[i] * (cell.xy() * dx + cell.yy() * dy);
		}
		return new BlockModel.Scores(x, y);
	}

	double scoreX(final int cell) {
		return scoreX[cell];
	}

	double scoreY(final int cell) {
		return scoreY[cell];
	}
}
