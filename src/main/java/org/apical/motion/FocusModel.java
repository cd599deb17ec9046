package org.apical.motion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apical.math.Rows;
import org.apical.math.WeightedMedian;

/**
 * Measures the sharpness of a {@link Stretch} and the difference of its shape from the reference, cell by cell.
 * The median over the cells, weighted by their amplitude, describes most of the plane, so that a neuron that
 * lights up is not taken for drift. The cells are quarters of those with which frames are compared, no larger
 * than a neuron, since most larger cells would hold a part of a neuron that lights up. With E and O the means
 * of the even and of the odd frames, whose noise is independent, T the reference blurred as interpolation has
 * blurred them, and ⟨a, b⟩ = Σ (a − ā)(b − b̄) over a cell's pixels:
 * <ul>
 * <li>focus = √(median (Σ ∂E/∂x·∂O/∂x / Σ (∂T/∂x)²) / median (⟨E, O⟩ / ⟨T, T⟩)): root mean square slope per
 * contrast, relative to the reference. Neither brightness nor shot noise changes it;
 * <li>shape change = median ((⟨E, O⟩ − ⟨E, T⟩⟨O, T⟩ / ⟨T, T⟩) / (g²·⟨T, T⟩)): the part of the cell's energy
 * that no multiple of the reference explains; g is the median gain ⟨E + O, T⟩ / 2⟨T, T⟩. Noise does not change
 * its mean.
 * </ul>
 */
final class FocusModel {

	/**
	 * Indices of images: the sums of the even and of the odd frames, their slopes along x, the reference's T, Lx
	 * and Ly, and an image of ones.
	 */
	private static final int E = 0;
	private static final int O = 1;
	private static final int SLOPE_E = 2;
	private static final int SLOPE_O = 3;
	private static final int T = 4;
	private static final int X = 5;
	private static final int Y = 6;
	private static final int ONE = 7;
	/** Indices of the sums over pixels of the product of two images, see {@link #PAIRS}. */
	private static final int SUM_E = 0;
	private static final int SUM_O = 1;
	private static final int ET = 2;
	private static final int EX = 3;
	private static final int EY = 4;
	private static final int OT = 5;
	private static final int OX = 6;
	private static final int OY = 7;
	private static final int EO = 8;
	private static final int SLOPES = 9;
	private static final int[][] PAIRS = {{E, ONE}, {O, ONE}, {E, T}, {E, X}, {E, Y}, {O, T}, {O, X}, {O, Y}, {E, O},
		{SLOPE_E, SLOPE_O}};

	private final CellGrid grid;
	private final BlurredReference reference;
	private final double[] weights;

	/**
	 * @param focus sharpness relative to the reference; NaN if it cannot be computed
	 * @param shapeChange part of the energy that the reference does not explain; NaN if it cannot be computed
	 */
	record Focus(double focus, double shapeChange) {}

	FocusModel(final CellModel model) {
		grid = model.grid().quarters();
		reference = new BlurredReference(model, grid);
		weights = IntStream.range(0, grid.count()).mapToDouble(reference::amplitude).toArray();
	}

	Focus of(final Stretch stretch) {
		final double[] gain = new double[grid.count()];
		final double[] energy = new double[grid.count()];
		final double[] slope = new double[grid.count()];
		final double[] beside = new double[grid.count()];
		final double frames = stretch.frames(0) * stretch.frames(1);
		final Band band = new Band(stretch);
		for (int row = 0; row < grid.rows(); row++) {
			band.look(row);
			for (int column = 0; column < grid.columns(); column++) {
				final int cell = row * grid.columns() + column;
				final int whole = grid.whole(cell);
				final double halfX = stretch.blurX(whole) / 2;
				final double halfY = stretch.blurY(whole) / 2;
				final double[] sums = band.sums(column);
				final double n = band.pixels(column);
				final double t = reference.sum(cell, halfX, halfY) / n;
				final double et = (sums[ET] + halfX * sums[EX] + halfY * sums[EY] - t * sums[SUM_E]) / stretch.frames(0);
				final double ot = (sums[OT] + halfX * sums[OX] + halfY * sums[OY] - t * sums[SUM_O]) / stretch.frames(1);
				final double found = reference.squares(cell, halfX, halfY);
				final double squares = stretch.seen(whole) && found > 0 ? found : Double.NaN;
				gain[cell] = (et + ot) / (2 * squares);
				energy[cell] = (sums[EO] - sums[SUM_E] * sums[SUM_O] / n) / frames / squares;
				slope[cell] = Double.isNaN(squares) ? Double.NaN
					: sums[SLOPES] / frames / reference.slopes(cell, halfX, halfY);
				beside[cell] = energy[cell] - et * ot / (squares * squares);
			}
		}
		final double g = WeightedMedian.of(gain, weights);
		return new Focus(Math.sqrt(WeightedMedian.of(slope, weights) / WeightedMedian.of(energy, weights)),
			WeightedMedian.of(beside, weights) / (g * g));
	}

	/** Sums along the columns of pixels over a row of cells, and over each of its cells. */
	private final class Band {

		private final Stretch stretch;
		private final float[][] images = new float[ONE + 1][grid.width()];
		private final float[][] along = new float[PAIRS.length][grid.width()];
		private final double[] sums = new double[PAIRS.length];
		private final int first = Math.max(1, grid.left(0));
		private final int end = Math.min(grid.width() - 1, grid.left(grid.columns()));
		private int rows;

		Band(final Stretch stretch) {
			this.stretch = stretch;
			Arrays.fill(images[ONE], 1);
		}

		void look(final int row) {
			rows = 0;
			for (final float[] sum : along) {
				Arrays.fill(sum, 0);
			}
			for (int y = Stretch.row(grid.top(row)); y < grid.top(row + 1); y += Stretch.ROW_STEP) {
				if (reference.used(y)) {
					rows++;
					add(y);
				}
			}
		}

		private void add(final int y) {
			images[E] = stretch.sum(0, y);
			images[O] = stretch.sum(1, y);
			Rows.slope(images[SLOPE_E], images[E]);
			Rows.slope(images[SLOPE_O], images[O]);
			images[T] = reference.row(0, y);
			images[X] = reference.row(1, y);
			images[Y] = reference.row(2, y);
			for (int i = 0; i < PAIRS.length; i++) {
				Rows.addProduct(along[i], images[PAIRS[i][0]], images[PAIRS[i][1]], first, end);
			}
		}

		/** The sums over a cell for all pairs of images. */
		double[] sums(final int column) {
			for (int i = 0; i < sums.length; i++) {
				sums[i] = Rows.sum(along[i], left(column), right(column));
			}
			return sums;
		}

		int pixels(final int column) {
			return rows * (right(column) - left(column));
		}

		private int left(final int column) {
			return Math.max(first, grid.left(column));
		}

		private int right(final int column) {
			return Math.min(end, grid.left(column + 1));
		}
	}
}
