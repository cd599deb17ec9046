package org.apical.segment;

import java.util.Arrays;
import net.imglib2.parallel.TaskExecutor;

/**
 * Images of some bins. All values stand in one array, row of the image by row, in a row bin by bin: what is near in space
 * and time is near in memory, and memory of this size is not moved about.
 *
 * @param count how many
 * @param width of the images
 * @param height of the images
 * @param values not copied, may have room for more
 */
record Bins(int count, int width, int height, float[] values) {

	/** Bins that are added in one loop. */
	private static final int TOGETHER = 4;
	/** Pixels that are added in one loop, if a row has not more: what stays in the processor's fastest memory. */
	private static final int PIECE = 1024;

	/** Where a row of pixels begins among the values. */
	int at(final int y, final int bin) {
		return (y * count + bin) * width;
	}

	void copyRow(final int y, final int bin, final float[] into) {
		System.arraycopy(values, at(y, bin), into, 0, width);
	}

	/** Sums over squares of pixels with sides of a factor; what is left over is left out. */
	Bins larger(final int factor, final float[] room, final TaskExecutor executor) {
		final Bins larger = new Bins(count, width / factor, height / factor, room);
		executor.forEach(Span.of(larger.height), rows -> {
			final float[] row = new float[width];
			final float[] sum = new float[width];
			for (int y = rows.from(); y < rows.end(); y++) {
				for (int bin = 0; bin < count; bin++) {
					sumRows(y * factor, factor, bin, row, sum);
					sumColumns(sum, factor, room, larger.at(y, bin), larger.width);
				}
			}
		});
		return larger;
	}

	/** Sums of so many rows. */
	void sumRows(final int y, final int rows, final int bin, final float[] row, final float[] sum) {
		copyRow(y, bin, sum);
		for (int i = 1; i < rows; i++) {
			copyRow(y + i, bin, row);
			RowLoops.add(row, sum, width);
		}
	}

	private static void sumColumns(final float[] values, final int factor, final float[] to, final int at, final int n) {
		for (int x = 0, i = 0; x < n; x++) {
			float sum = 0;
			for (int k = 0; k < factor; k++) {
				sum += values[i++];
			}
			to[at + x] = sum;
		}
	}

	/** Weighted sums of some pixels of the image, bin after bin. */
	void sums(final int[] pixels, final float[] weights, final float[] into, final int at) {
		final int[] places = new int[pixels.length];
		for (int i = 0; i < places.length; i++) {
			places[i] = at(pixels[i] / width, 0) + pixels[i] % width;
		}
		for (int bin = 0; bin < count; bin++) {
			into[at + bin] = sum(values, bin * width, places, weights);
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
	 * Adds the sums over the bins of every pixel of a rectangle times one factor for each bin, and times another.
	 *
	 * @param first where the bins' factors begin
	 */
	void addProducts(final Neighbourhood around, final int first, final float[] factors, final double[] sums,
		final float[] others, final double[] otherSums)
	{
		final int rows = Math.max(1, PIECE / Math.max(1, around.width()));
		final float[][] pixels = new float[TOGETHER][rows * around.width()];
		final float[] sum = new float[rows * around.width()];
		final float[] otherSum = new float[rows * around.width()];
		final float[] some = new float[TOGETHER];
		final float[] otherSome = new float[TOGETHER];
		for (int top = 0; top < around.height(); top += rows) {
			final int end = Math.min(around.height(), top + rows);
			final int n = (end - top) * around.width();
			Arrays.fill(sum, 0);
			Arrays.fill(otherSum, 0);
			for (int bin = 0; bin < count; bin += TOGETHER) {
				for (int i = 0; i < TOGETHER; i++) {
					final boolean is = bin + i < count;
					some[i] = is ? factors[first + bin + i] : 0;
					otherSome[i] = is ? others[first + bin + i] : 0;
					copy(around, top, end, Math.min(bin + i, count - 1), pixels[i]);
				}
				RowLoops.addProducts(pixels, some, sum, n);
				RowLoops.addProducts(pixels, otherSome, otherSum, n);
			}
			RowLoops.add(sum, sums, top * around.width(), n);
			RowLoops.add(otherSum, otherSums, top * around.width(), n);
		}
	}

	private void copy(final Neighbourhood around, final int top, final int end, final int bin, final float[] into) {
		int from = at(around.y0() + top, bin) + around.x0();
		for (int row = top, to = 0; row < end; row++, from += count * width, to += around.width()) {
			System.arraycopy(values, from, into, to, around.width());
		}
	}
}
