package org.apical.motion;

import java.util.Arrays;
import org.apical.math.WeightedMedian;

/**
 * How sharp a {@link Stretch} is, and how far its shape is from the reference's, cell by cell; the median over the cells,
 * weighted by their contrast, is what most of the plane does: a neuron that lights up does not read as drift. With E and
 * O the means of the even and of the odd frames, whose noise is independent, T the reference blurred as interpolation has
 * blurred them, and ⟨a, b⟩ = Σ (a − ā)(b − b̄) over a cell's pixels:
 * <ul>
 * <li>focus = √(median (Σ ∂E/∂x·∂O/∂x / Σ (∂T/∂x)²) / median (⟨E, O⟩ / ⟨T, T⟩)): root mean square slope per contrast,
 * that of the reference being 1. Neither brightness nor shot noise moves it;
 * <li>shape change = median ((⟨E, O⟩ − ⟨E, T⟩⟨O, T⟩ / ⟨T, T⟩) / (g²·⟨T, T⟩)): the part of the cell's energy that no
 * multiple of the reference explains; g is the median gain ⟨E + O, T⟩ / 2⟨T, T⟩. Noise leaves its mean where it is.
 * </ul>
 */
final class FocusModel {

	/** Images: the mean M = (E + O) / 2, half the difference D = (E − O) / 2, the reference's T, Lx and Ly. */
	private enum Sum {
		M, MM, D, DD, MT, MX, MY, DT, SLOPE_M, SLOPE_D, UNUSED
	}

	private final CellGrid grid;
	private final BlurredReference reference;
	private final double[] weights;

	/**
	 * @param focus relative to the reference's; NaN where it cannot be told
	 * @param shapeChange part of the energy; NaN likewise
	 */
	record Focus(double focus, double shapeChange) {}

	FocusModel(final CellModel model) {
		grid = model.grid();
		reference = new BlurredReference(model);
		weights = model.amplitudes();
	}

	Focus of(final Stretch stretch) {
		final double[] gain = new double[grid.count()];
		final double[] energy = new double[grid.count()];
		final double[] slope = new double[grid.count()];
		final double[] beside = new double[grid.count()];
		for (int r = 0; r < grid.rows(); r++) {
			final Band band = new Band(stretch, r);
			for (int column = 0; column < grid.columns(); column++) {
				final int cell = r * grid.columns() + column;
				final BlurredReference.At t = reference.at(cell, stretch);
				final Sums sums = band.sums(column);
				final double squares = stretch.seen(cell) && t.squares() > 0 ? t.squares() : Double.NaN;
				final double mt = t.product(sums.withReference(), sums.of(Sum.M), sums.pixels);
				final double dt = sums.of(Sum.DT) - sums.of(Sum.D) * t.sum() / sums.pixels;
				gain[cell] = mt / squares;
				energy[cell] = sums.energy() / squares;
				slope[cell] = Double.isNaN(squares) ? Double.NaN : sums.slopes() / t.slopes();
				beside[cell] = energy[cell] - (mt * mt - dt * dt) / (squares * squares);
			}
		}
		final double g = WeightedMedian.of(gain, weights);
		return new Focus(Math.sqrt(WeightedMedian.of(slope, weights) / WeightedMedian.of(energy, weights)),
			WeightedMedian.of(beside, weights) / (g * g));
	}

	/** Over the pixels of a cell. With M = (E + O) / 2 and D = (E − O) / 2 is E·O = M² − D². */
	private record Sums(double[] values, int pixels) {

		double of(final Sum sum) {
			return values[sum.ordinal()];
		}

		/** M with T, Lx and Ly. */
		double[] withReference() {
			return new double[] {of(Sum.MT), of(Sum.MX), of(Sum.MY)};
		}

		/** ⟨E, O⟩. */
		double energy() {
			return about(of(Sum.MM), of(Sum.M)) - about(of(Sum.DD), of(Sum.D));
		}

		/** Of E and O, each twice. */
		double slopes() {
			return of(Sum.SLOPE_M) - of(Sum.SLOPE_D);
		}

		private double about(final double squares, final double sum) {
			return squares - sum * sum / pixels;
		}
	}

	/** Sums down the columns of pixels of a row of cells. */
	private final class Band {

		private final float[][] along = new float[Sum.values().length][grid.width()];
		private final float[] m = new float[grid.width()];
		private final float[] d = new float[grid.width()];
		private final float[] slope = new float[grid.width()];
		private final int first = Math.max(1, grid.left(0));
		private final int end = Math.min(grid.width() - 1, grid.left(grid.columns()));
		private int rows;

		Band(final Stretch stretch, final int r) {
			for (int y = Stretch.row(grid.top(r)); y < grid.top(r + 1); y += Stretch.ROW_STEP) {
				if (reference.used(y)) {
					rows++;
					stretch.mean(y, m);
					stretch.difference(y, d);
					add(y);
				}
			}
		}

		private void add(final int y) {
			final float[] t = reference.row(0, y);
			final float[] unused = along(Sum.UNUSED);
			Rows.addProducts(along(Sum.MT), along(Sum.MX), along(Sum.MY), m, t, reference.row(1, y), reference.row(2, y),
				first, end);
			Rows.addMoments(along(Sum.M), along(Sum.MM), unused, m, t, first, end);
			Rows.addMoments(along(Sum.D), along(Sum.DD), along(Sum.DT), d, t, first, end);
			Rows.slope(m, slope);
			Rows.addMoments(unused, along(Sum.SLOPE_M), unused, slope, t, first, end);
			Rows.slope(d, slope);
			Rows.addMoments(unused, along(Sum.SLOPE_D), unused, slope, t, first, end);
		}

		private float[] along(final Sum sum) {
			return along[sum.ordinal()];
		}

		private int left(final int column) {
			return Math.max(first, grid.left(column));
		}

		private int right(final int column) {
			return Math.min(end, grid.left(column + 1));
		}

		private Sums sums(final int column) {
			final double[] sums = new double[along.length];
			for (int i = 0; i < sums.length; i++) {
				sums[i] = Rows.sum(along[i], left(column), right(column));
			}
			return new Sums(sums, rows * (right(column) - left(column)));
		}
	}
}
