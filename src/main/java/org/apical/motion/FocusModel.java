package org.apical.motion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apical.math.Rows;
import org.apical.math.WeightedMedian;

/**
 * How sharp a {@link Stretch} is, and how far its shape is from the reference's, cell by cell; the median over the cells,
 * weighted by their contrast, is what most of the plane does: a neuron that lights up does not read as drift. The cells are
 * quarters of those that frames are compared by, no larger than a neuron: most larger ones hold a part of one that lights
 * up. With E and O the means of the even and of the odd frames, whose noise is independent, T the reference blurred as
 * interpolation has blurred them, and ⟨a, b⟩ = Σ (a − ā)(b − b̄) over a cell's pixels:
 * <ul>
 * <li>focus = √(median (Σ ∂E/∂x·∂O/∂x / Σ (∂T/∂x)²) / median (⟨E, O⟩ / ⟨T, T⟩)): root mean square slope per contrast,
 * that of the reference being 1. Neither brightness nor shot noise moves it;
 * <li>shape change = median ((⟨E, O⟩ − ⟨E, T⟩⟨O, T⟩ / ⟨T, T⟩) / (g²·⟨T, T⟩)): the part of the cell's energy that no
 * multiple of the reference explains; g is the median gain ⟨E + O, T⟩ / 2⟨T, T⟩. Noise leaves its mean where it is.
 * </ul>
 */
final class FocusModel {

	/** The sums of the even and of the odd frames, their slopes along x, and the reference's T, Lx and Ly. */
	private enum Image {
		ONE, E, O, SLOPE_E, SLOPE_O, T, X, Y
	}

	/** Over pixels, of the products of two images. */
	private enum Sum {
		E(Image.E, Image.ONE), O(Image.O, Image.ONE), EO(Image.E, Image.O),
		ET(Image.E, Image.T), EX(Image.E, Image.X), EY(Image.E, Image.Y),
		OT(Image.O, Image.T), OX(Image.O, Image.X), OY(Image.O, Image.Y), SLOPES(Image.SLOPE_E, Image.SLOPE_O);

		private final int first;
		private final int second;

		Sum(final Image first, final Image second) {
			this.first = first.ordinal();
			this.second = second.ordinal();
		}
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
		grid = model.grid().quarters();
		reference = new BlurredReference(model, grid);
		weights = IntStream.range(0, grid.count()).mapToDouble(reference::amplitude).toArray();
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
				final double squares = stretch.seen(grid.whole(cell)) && t.squares() > 0 ? t.squares() : Double.NaN;
				final double et = t.product(sums.of(Sum.ET, Sum.EX, Sum.EY), sums.of(Sum.E), sums.pixels) / stretch.frames(0);
				final double ot = t.product(sums.of(Sum.OT, Sum.OX, Sum.OY), sums.of(Sum.O), sums.pixels) / stretch.frames(1);
				final double frames = stretch.frames(0) * stretch.frames(1);
				gain[cell] = (et + ot) / (2 * squares);
				energy[cell] = sums.energy() / frames / squares;
				slope[cell] = Double.isNaN(squares) ? Double.NaN : sums.of(Sum.SLOPES) / frames / t.slopes();
				beside[cell] = energy[cell] - et * ot / (squares * squares);
			}
		}
		final double g = WeightedMedian.of(gain, weights);
		return new Focus(Math.sqrt(WeightedMedian.of(slope, weights) / WeightedMedian.of(energy, weights)),
			WeightedMedian.of(beside, weights) / (g * g));
	}

	/** Over the pixels of a cell. */
	private record Sums(double[] values, int pixels) {

		double of(final Sum sum) {
			return values[sum.ordinal()];
		}

		double[] of(final Sum t, final Sum x, final Sum y) {
			return new double[] {of(t), of(x), of(y)};
		}

		/** ⟨E, O⟩. */
		double energy() {
			return of(Sum.EO) - of(Sum.E) * of(Sum.O) / pixels;
		}
	}

	/** Sums down the columns of pixels of a row of cells. */
	private final class Band {

		private final float[][] along = new float[Sum.values().length][grid.width()];
		private final float[][] images = new float[Image.values().length][grid.width()];
		private final float[][] factors = new float[2 * along.length][];
		private final int first = Math.max(1, grid.left(0));
		private final int end = Math.min(grid.width() - 1, grid.left(grid.columns()));
		private int rows;

		Band(final Stretch stretch, final int r) {
			Arrays.fill(image(Image.ONE), 1);
			for (int y = Stretch.row(grid.top(r)); y < grid.top(r + 1); y += Stretch.ROW_STEP) {
				if (reference.used(y)) {
					rows++;
					look(stretch, y);
					for (int i = 0; i < along.length; i++) {
						Rows.addProduct(along[i], factors[2 * i], factors[2 * i + 1], first, end);
					}
				}
			}
		}

		private void look(final Stretch stretch, final int y) {
			images[Image.E.ordinal()] = stretch.sum(0, y);
			images[Image.O.ordinal()] = stretch.sum(1, y);
			Rows.slope(image(Image.SLOPE_E), image(Image.E));
			Rows.slope(image(Image.SLOPE_O), image(Image.O));
			images[Image.T.ordinal()] = reference.row(0, y);
			images[Image.X.ordinal()] = reference.row(1, y);
			images[Image.Y.ordinal()] = reference.row(2, y);
			for (final Sum sum : Sum.values()) {
				factors[2 * sum.ordinal()] = images[sum.first];
				factors[2 * sum.ordinal() + 1] = images[sum.second];
			}
		}

		private float[] image(final Image image) {
			return images[image.ordinal()];
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
