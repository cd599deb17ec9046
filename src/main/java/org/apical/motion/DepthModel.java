package org.apical.motion;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.apical.ApicalException;
import org.apical.image.Displacement;
import org.apical.image.Raster;
import org.apical.image.Warp;
import org.apical.math.Moments;
import org.apical.math.Rows;
import org.apical.motion.Estimate.Evidence;

/**
 * Finds the depth of a {@link Stretch} in a z-stack. Every slice is first moved onto the reference. The
 * correlation of a stretch with a slice is the mean of Pearson's correlations over the cells, weighted by the
 * square root of the reference's contrast, so that no neuron that lights up dominates it. The depth is the
 * maximum of the parabola through the highest correlation and its two neighbours.
 */
final class DepthModel {

	private final CellModel model;
	private final CellGrid grid;
	private final double[] weights;
	/**
	 * Slices, slice × row / {@link Stretch#ROW_STEP} × column, with the mean subtracted and divided by the norm
	 * in every cell.
	 */
	private final float[][][] slices;
	private final boolean[] shown;
	private final Depth reference;

	/** @param slice depth in slices, from 0 */
	record Depth(double slice, double correlation) {}

	/**
	 * Makes the model; empty if no slice looks like the reference.
	 *
	 * @param reference binned reference image
	 * @throws ApicalException if the slices differ in size from the frames
	 */
	static Optional<DepthModel> of(final ZStack stack, final Frames frames, final float[] reference,
		final Template template, final Evidence evidence)
	{
		final Frames of = new Frames(stack.slices(), frames.blank());
		if (of.width() != frames.width() || of.height() != frames.height()) {
			throw new ApicalException("the reference stack's slices are " + of.width() + " × " + of.height()
				+ " px, the movie's frames " + frames.width() + " × " + frames.height() + " px; they must be the same");
		}
		final float[][] slices = new float[of.count()][of.binning().pixels()];
		final Raster raster = of.raster();
		for (int z = 0; z < slices.length; z++) {
			of.read(z, raster, slices[z]);
			scale(slices[z], reference);
		}
		return moved(slices, of, template, evidence).map(moved -> new DepthModel(template.model(), moved));
	}

	/**
	 * The slices moved onto the reference; a slice that does not look like the reference is moved like the
	 * nearest one that does.
	 */
	private static Optional<float[][]> moved(final float[][] slices, final Frames frames, final Template template,
		final Evidence evidence)
	{
		final Template.Comparison comparison = template.comparison();
		final Estimate[] estimates = Arrays.stream(slices)
			.map(slice -> comparison.estimate(slice, comparison.locate(slice, slice)[0])).toArray(Estimate[]::new);
		final int[] alike =
			IntStream.range(0, estimates.length).filter(z -> evidence.suffices(estimates[z], 0)).toArray();
		if (alike.length == 0) {
			return Optional.empty();
		}
		final Binning binning = frames.binning();
		final Warp warp = new Warp(binning.width(), binning.height(), frames.blankBinned());
		final float[][] moved = new float[slices.length][binning.pixels()];
		for (int z = 0; z < slices.length; z++) {
			final Estimate estimate = estimates[nearest(alike, z)];
			warp.resample(slices[z], Displacement.rigid(estimate.dxPx() / binning.factor(),
				estimate.dyPx() / binning.factor()), moved[z]);
		}
		return Optional.of(moved);
	}

	/**
	 * Scales a slice to the mean and the standard deviation of the reference, since a stack may be recorded with
	 * more light.
	 */
	private static void scale(final float[] slice, final float[] reference) {
		final Moments own = Moments.of(slice, slice.length);
		final Moments aim = Moments.of(reference, reference.length);
		final double factor = own.constant() ? 1 : aim.sd() / own.sd();
		for (int i = 0; i < slice.length; i++) {
			slice[i] = (float) (aim.mean() + factor * (slice[i] - own.mean()));
		}
	}

	private static int nearest(final int[] of, final int z) {
		return Arrays.stream(of).boxed().min((a, b) -> Integer.compare(Math.abs(a - z), Math.abs(b - z))).orElseThrow();
	}

	private DepthModel(final CellModel model, final float[][] images) {
		this.model = model;
		grid = model.grid();
		weights = model.amplitudes();
		shown = new boolean[grid.count()];
		Arrays.fill(shown, true);
		slices = new float[images.length][Stretch.rows(grid.height())][grid.width()];
		for (int z = 0; z < images.length; z++) {
			for (int cell = 0; cell < grid.count(); cell++) {
				shown[cell] &= standardize(images[z], cell, slices[z]);
			}
		}
		reference = depth(y -> model.row(0, y), cell -> true);
	}

	/** Subtracts the mean of a cell and divides by its norm; false if the norm is 0. */
	private boolean standardize(final float[] image, final int cell, final float[][] into) {
		final int left = grid.left(cell % grid.columns());
		final int right = grid.left(cell % grid.columns() + 1);
		final int top = Stretch.row(grid.top(cell / grid.columns()));
		final int bottom = grid.top(cell / grid.columns() + 1);
		double sum = 0;
		double squares = 0;
		int n = 0;
		for (int y = top; y < bottom; y += Stretch.ROW_STEP) {
			for (int x = left; x < right && model.used(y); x++) {
				final double value = image[y * grid.width() + x];
				sum += value;
				squares += value * value;
				n++;
			}
		}
		final double mean = sum / n;
		final double norm = Math.sqrt(squares - sum * mean);
		for (int y = top; y < bottom && norm > 0; y += Stretch.ROW_STEP) {
			for (int x = left; x < right && model.used(y); x++) {
				into[y / Stretch.ROW_STEP][x] = (float) ((image[y * grid.width() + x] - mean) / norm);
			}
		}
		return norm > 0;
	}

	/** The depth of the reference. */
	Depth reference() {
		return reference;
	}

	Depth of(final Stretch stretch) {
		final float[] row = new float[grid.width()];
		return depth(y -> {
			stretch.mean(y, row);
			return row;
		}, stretch::seen);
	}

	private Depth depth(final IntFunction<float[]> rows, final IntPredicate seen) {
		final double[] correlation = correlations(rows, seen);
		int best = 0;
		for (int z = 1; z < correlation.length; z++) {
			best = correlation[z] > correlation[best] ? z : best;
		}
		if (best == 0 || best == correlation.length - 1) {
			return new Depth(best, correlation[best]);
		}
		final double before = correlation[best - 1];
		final double after = correlation[best + 1];
		final double curvature = before - 2 * correlation[best] + after;
		final double beyond = curvature < 0 ? (before - after) / (2 * curvature) : 0;
		return new Depth(best + beyond, correlation[best] - (before - after) * beyond / 4);
	}

	/** The correlation of an image with every slice. */
	private double[] correlations(final IntFunction<float[]> rows, final IntPredicate seen) {
		final double[] sums = new double[slices.length];
		double weight = 0;
		for (int r = 0; r < grid.rows(); r++) {
			final Band band = new Band(rows, r);
			for (int column = 0; column < grid.columns(); column++) {
				final int cell = r * grid.columns() + column;
				final double norm = band.norm(column);
				if (shown[cell] && seen.test(cell) && norm > 0) {
					weight += weights[cell];
					for (int z = 0; z < sums.length; z++) {
						sums[z] += weights[cell] * band.sum(band.products[z], column) / norm;
					}
				}
			}
		}
		for (int z = 0; z < sums.length; z++) {
			sums[z] /= weight;
		}
		return sums;
	}

	/** Sums along the columns of pixels over a row of cells. */
	private final class Band {

		private final float[][] products = new float[slices.length][grid.width()];
		private final float[] values = new float[grid.width()];
		private final float[] squares = new float[grid.width()];
		private int rows;

		Band(final IntFunction<float[]> image, final int r) {
			for (int y = Stretch.row(grid.top(r)); y < grid.top(r + 1); y += Stretch.ROW_STEP) {
				if (model.used(y)) {
					final float[] row = image.apply(y);
					rows++;
					for (int z = 0; z < products.length; z++) {
						Rows.addProduct(products[z], row, slices[z][y / Stretch.ROW_STEP], 0, grid.width());
					}
					Rows.addProduct(squares, row, row, 0, grid.width());
					Rows.add(values, row, 0, grid.width());
				}
			}
		}

		/** Square root of the sum of squares about the mean over a cell. */
		private double norm(final int column) {
			final double sum = sum(values, column);
			return Math.sqrt(sum(squares, column) - sum * sum / (rows * (grid.left(column + 1) - grid.left(column))));
		}

		private double sum(final float[] along, final int column) {
			return Rows.sum(along, grid.left(column), grid.left(column + 1));
		}
	}
}
