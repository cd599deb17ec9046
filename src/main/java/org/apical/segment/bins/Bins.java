package org.apical.segment.bins;

import java.util.Arrays;
import net.imglib2.parallel.TaskExecutor;
import org.apical.math.Rows;

/**
 * Images of some bins. All values are in one array, ordered by the image's rows and, within a row, by bins. So
 * values that are near in space and time are near in memory, and the garbage collector does not move the large array.
 *
 * @param count the number of bins
 * @param width the images' width, pixels
 * @param height the images' height, pixels
 * @param values the values, not copied; the array may be longer than needed
 */
public record Bins(int count, int width, int height, float[] values) {

	private static final int LINE = 16;

	/**
	 * The distance in the array from one row of values to the next: an odd number of the processor's 64-byte
	 * cache lines. With a power of 2, all rows of a column would share a few places in the cache.
	 */
	static int stride(final int width) {
		return ((width + LINE - 1) / LINE | 1) * LINE;
	}

	/** The length of the array that so many images need. */
	public static int room(final int count, final int width, final int height) {
		return Math.multiplyExact(count * height, stride(width));
	}

	/** The index at which a bin's row of pixels begins in the array. */
	public int at(final int y, final int bin) {
		return (y * count + bin) * stride(width);
	}

	public void copyRow(final int y, final int bin, final float[] into) {
		System.arraycopy(values, at(y, bin), into, 0, width);
	}

	/** Sums over squares of {@code factor} × {@code factor} pixels; incomplete squares at the border are left out. */
	public Bins larger(final int factor, final float[] room, final TaskExecutor executor) {
		final Bins larger = new Bins(count, width / factor, height / factor, room);
		executor.forEach(Span.of(larger.height), rows -> {
			final float[] row = new float[width];
			final float[] sum = new float[width];
			for (int y = rows.from(); y < rows.end(); y++) {
				sumInto(larger, y, factor, row, sum);
			}
		});
		return larger;
	}

	private void sumInto(final Bins larger, final int y, final int factor, final float[] row, final float[] sum) {
		for (int bin = 0; bin < count; bin++) {
			sumRows(y * factor, factor, bin, row, sum);
			sumColumns(sum, factor, larger.values, larger.at(y, bin), larger.width);
		}
	}

	/** Sums {@code rows} rows from row y on. */
	void sumRows(final int y, final int rows, final int bin, final float[] row, final float[] sum) {
		copyRow(y, bin, sum);
		for (int i = 1; i < rows; i++) {
			copyRow(y + i, bin, row);
			Rows.add(sum, row, 0, width);
		}
	}

	private static void sumColumns(final float[] values, final int factor, final float[] to, final int at, final int n) {
		Arrays.fill(to, at, at + n, 0);
		for (int k = 0; k < factor; k++) {
			for (int x = 0, i = k; x < n; x++, i += factor) {
				to[at + x] += values[i];
			}
		}
	}

	/** Computes the weighted sum of some pixels of the image in every bin. */
	public void sums(final int[] pixels, final float[] weights, final float[] into, final int at) {
		final int[] places = new int[pixels.length];
		for (int i = 0; i < places.length; i++) {
			places[i] = at(pixels[i] / width, 0) + pixels[i] % width;
		}
		for (int bin = 0; bin < count; bin++) {
			into[at + bin] = sum(values, bin * stride(width), places, weights);
		}
	}

	private static float sum(final float[] values, final int from, final int[] places, final float[] weights) {
		double one = 0;
		double other = 0;
		int i = 0;
		for (; i + 3 < places.length; i += 4) {
			one += weights[i] * values[from + places[i]] + weights[i + 1] * values[from + places[i + 1]];
			other += weights[i + 2] * values[from + places[i + 2]] + weights[i + 3] * values[from + places[i + 3]];
		}
		for (; i < places.length; i++) {
			one += weights[i] * values[from + places[i]];
		}
		return (float) (one + other);
	}

	/**
	 * Adds, for every pixel of a rectangle, the sum over the bins of its values times the bins' factors, and the
	 * same with the other factors.
	 *
	 * @param first the index at which the bins' factors begin
	 */
	public void addProducts(final Neighbourhood around, final int first, final float[] factors, final double[] sums,
		final float[] others, final double[] otherSums, final Scratch scratch)
	{
		final int rows = scratch.rows(around.width());
		for (int top = 0; top < around.height(); top += rows) {
			final int end = Math.min(around.height(), top + rows);
			final int n = (end - top) * around.width();
			Arrays.fill(scratch.sums, 0, n, 0);
			Arrays.fill(scratch.otherSums, 0, n, 0);
			for (int bin = 0; bin < count; bin += Scratch.TOGETHER) {
				for (int i = 0; i < Scratch.TOGETHER; i++) {
					copy(around, top, end, Math.min(bin + i, count - 1), scratch.pixels[i]);
				}
				copy(factors, first + bin, scratch.factors, count - bin);
				copy(others, first + bin, scratch.otherFactors, count - bin);
				Rows.addWeighted(scratch.sums, scratch.pixels, scratch.factors, n);
				Rows.addWeighted(scratch.otherSums, scratch.pixels, scratch.otherFactors, n);
			}
			Rows.add(sums, top * around.width(), scratch.sums, n);
			Rows.add(otherSums, top * around.width(), scratch.otherSums, n);
		}
	}

	/** Copies at most {@code most} factors and fills the rest with 0. */
	private static void copy(final float[] factors, final int from, final float[] into, final int most) {
		for (int i = 0; i < into.length; i++) {
			into[i] = i < most ? factors[from + i] : 0;
		}
	}

	private void copy(final Neighbourhood around, final int top, final int end, final int bin, final float[] into) {
		int from = at(around.y0() + top, bin) + around.x0();
		for (int row = top, to = 0; row < end; row++, from += count * stride(width), to += around.width()) {
			System.arraycopy(values, from, into, to, around.width());
		}
	}
}
