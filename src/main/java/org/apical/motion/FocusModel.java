package org.apical.motion;

import java.util.Arrays;
import org.apical.math.WeightedMedian;

/**
 * How sharp a {@link Stretch} is, and how far its shape is from the reference's, cell by cell; the median over the cells,
 * weighted by their contrast, is what most of the plane does: a neuron that lights up does not read as drift. With E and O
 * the means of the even and of the odd frames, whose noise is independent, T the reference blurred as interpolation has
 * blurred them, and ⟨a, b⟩ = Σ (a − ā)(b − b̄) over a cell's pixels:
 * <ul>
 * <li>focus = √(median (Σ ∇E·∇O / Σ ∇T·∇T) / median (⟨E, O⟩ / ⟨T, T⟩)): root mean square gradient per contrast, that of
 * the reference being 1. Neither brightness nor shot noise moves it;
 * <li>shape change = median ((⟨E, O⟩ − ⟨E, T⟩⟨O, T⟩ / ⟨T, T⟩) / (g²·⟨T, T⟩)): the part of the cell's energy that no
 * multiple of the reference explains; g is the median gain ⟨E + O, T⟩ / 2⟨T, T⟩. Noise leaves its mean where it is.
 * </ul>
 */
final class FocusModel {

	/** E, O, T, E·O, E·T, O·T, T·T, ∇E·∇O, ∇T·∇T. */
	private static final int SUMS = 9;

	private final CellModel model;
	private final CellGrid grid;
	private final double[] weights;

	/**
	 * @param focus relative to the reference's; NaN where it cannot be told
	 * @param shapeChange part of the energy; NaN likewise
	 */
	record Focus(double focus, double shapeChange) {}

	FocusModel(final CellModel model) {
		this.model = model;
		grid = model.grid();
		weights = weights(model);
	}

	/** Of the cells: their contrast's amplitude. */
	static double[] weights(final CellModel model) {
		final double[] weights = new double[model.grid().count()];
		Arrays.setAll(weights, cell -> Math.sqrt(model.cell(cell).contrast()));
		return weights;
	}

	Focus of(final Stretch stretch) {
		final double[][] sums = new double[SUMS][grid.count()];
		final int[] pixels = new int[grid.count()];
		final Blurred blurred = new Blurred(stretch);
		for (int r = 0; r < grid.rows(); r++) {
			band(stretch, blurred, r, sums, pixels);
		}
		return focus(stretch, sums, pixels);
	}

	private void band(final Stretch stretch, final Blurred blurred, final int r, final double[][] sums,
		final int[] pixels)
	{
		final float[][] along = new float[SUMS][grid.width()];
		final int from = Math.max(1, grid.left(0));
		final int to = Math.min(grid.width() - 1, grid.left(grid.columns()));
		int rows = 0;
		for (int y = Math.max(2, grid.top(r)); y < Math.min(grid.height() - 2, grid.top(r + 1)); y++) {
			if (model.used(y - 1) && model.used(y) && model.used(y + 1)) {
				rows++;
				addValues(along, stretch.sum(0, y), stretch.sum(1, y), blurred.row(y), from, to);
				addGradients(along[7], stretch.sum(0, y - 1), stretch.sum(0, y), stretch.sum(0, y + 1),
					stretch.sum(1, y - 1), stretch.sum(1, y), stretch.sum(1, y + 1), from, to);
				addGradients(along[8], blurred.row(y - 1), blurred.row(y), blurred.row(y + 1), blurred.row(y - 1),
					blurred.row(y), blurred.row(y + 1), from, to);
			}
		}
		for (int column = 0; column < grid.columns(); column++) {
			final int cell = r * grid.columns() + column;
			final int left = Math.max(from, grid.left(column));
			final int right = Math.min(to, grid.left(column + 1));
			pixels[cell] = rows * (right - left);
			for (int s = 0; s < SUMS; s++) {
				for (int x = left; x < right; x++) {
					sums[s][cell] += along[s][x];
				}
			}
		}
	}

	private static void addValues(final float[][] along, final float[] even, final float[] odd, final float[] t,
		final int from, final int to)
	{
		addSums(along[0], along[1], along[2], even, odd, t, from, to);
		addProducts(along[3], along[4], along[5], along[6], even, odd, t, from, to);
	}

	private static void addSums(final float[] e, final float[] o, final float[] r, final float[] even, final float[] odd,
		final float[] t, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			e[x] += even[x];
			o[x] += odd[x];
			r[x] += t[x];
		}
	}

	private static void addProducts(final float[] eo, final float[] et, final float[] ot, final float[] tt,
		final float[] even, final float[] odd, final float[] t, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			eo[x] += even[x] * odd[x];
			et[x] += even[x] * t[x];
			ot[x] += odd[x] * t[x];
			tt[x] += t[x] * t[x];
		}
	}

	/** Central differences, four times their product. */
	private static void addGradients(final float[] sum, final float[] aAbove, final float[] a, final float[] aBelow,
		final float[] bAbove, final float[] b, final float[] bBelow, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			sum[x] += (a[x + 1] - a[x - 1]) * (b[x + 1] - b[x - 1]) + (aBelow[x] - aAbove[x]) * (bBelow[x] - bAbove[x]);
		}
	}

	private Focus focus(final Stretch stretch, final double[][] s, final int[] pixels) {
		final double perPair = 1.0 / (stretch.frames(0) * stretch.frames(1));
		final double[] gain = new double[pixels.length];
		final double[] energy = new double[pixels.length];
		final double[] gradient = new double[pixels.length];
		final double[] beside = new double[pixels.length];
		for (int c = 0; c < pixels.length; c++) {
			final double n = pixels[c];
			final double tt = s[6][c] - s[2][c] * s[2][c] / n;
			final double et = s[4][c] - s[0][c] * s[2][c] / n;
			final double ot = s[5][c] - s[1][c] * s[2][c] / n;
			final boolean told = n > 0 && stretch.seen(c) && tt > 0 && s[8][c] > 0;
			gain[c] = told ? (et / stretch.frames(0) + ot / stretch.frames(1)) / (2 * tt) : Double.NaN;
			energy[c] = told ? perPair * (s[3][c] - s[0][c] * s[1][c] / n) / tt : Double.NaN;
			gradient[c] = told ? perPair * s[7][c] / s[8][c] : Double.NaN;
			beside[c] = energy[c] - perPair * et * ot / (tt * tt);
		}
		final double g = WeightedMedian.of(gain, weights);
		return new Focus(Math.sqrt(WeightedMedian.of(gradient, weights) / WeightedMedian.of(energy, weights)),
			WeightedMedian.of(beside, weights) / (g * g));
	}

	/** The reference with every cell blurred by the three-point kernel of the same variance as a stretch's there. */
	private final class Blurred {

		private final float[][] rows = new float[3][grid.width()];
		private final int[] held = {-1, -1, -1};
		private final float[][] alongX = new float[grid.rows()][grid.width()];
		private final float[][] alongY = new float[grid.rows()][grid.width()];

		Blurred(final Stretch stretch) {
			for (int cell = 0; cell < grid.count(); cell++) {
				final int column = cell % grid.columns();
				final int left = column == 0 ? 0 : grid.left(column);
				final int right = column == grid.columns() - 1 ? grid.width() : grid.left(column + 1);
				Arrays.fill(alongX[cell / grid.columns()], left, right, (float) stretch.blurX(cell) / 2);
				Arrays.fill(alongY[cell / grid.columns()], left, right, (float) stretch.blurY(cell) / 2);
			}
		}

		/** Of three rows that follow each other, none is lost. */
		float[] row(final int y) {
			final float[] row = rows[y % 3];
			if (held[y % 3] != y) {
				held[y % 3] = y;
				final int r = band(y);
				blur(model.row(0, y - 1), model.row(0, y), model.row(0, y + 1), alongX[r], alongY[r], row);
			}
			return row;
		}

		private int band(final int y) {
			int r = 0;
			while (r + 1 < grid.rows() && grid.top(r + 1) <= y) {
				r++;
			}
			return r;
		}

		private static void blur(final float[] above, final float[] t, final float[] below, final float[] alongX,
			final float[] alongY, final float[] into)
		{
			for (int x = 1; x < into.length - 1; x++) {
				into[x] = t[x] + alongX[x] * (t[x - 1] - 2 * t[x] + t[x + 1]) + alongY[x] * (above[x] - 2 * t[x] + below[x]);
			}
		}
	}
}
