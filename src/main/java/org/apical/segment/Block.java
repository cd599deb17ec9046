package org.apical.segment;

import net.imglib2.parallel.TaskExecutor;

/**
 * Some bins of a movie. All values stand in one array, row of the image by row, in a row bin by bin: what is near in
 * space and time is near in memory, and memory of this size is not moved about.
 *
 * @param firstBin its number in the movie
 * @param bins how many
 * @param width of the image
 * @param values with every pixel's mean over the block taken off; not copied
 * @param mean of every pixel over the block; 0 where it has no value
 * @param coarse the same bins in larger pixels
 */
record Block(int firstBin, int bins, int width, float[] values, float[] mean, Coarse coarse) {

	Block(final int firstBin, final int bins, final int width, final int height, final float[] values) {
		this(firstBin, bins, width, values, new float[width * height], new Coarse(bins, width, height));
	}

	int height() {
		return mean.length / width;
	}

	/** Where a row of pixels begins among the values. */
	int at(final int y, final int bin) {
		return (y * bins + bin) * width;
	}

	/** The same bins in pixels larger by a factor, the sums of those of this block; what is left over is left out. */
	Block larger(final int factor, final TaskExecutor executor) {
		final int columns = width / factor;
		final int rows = height() / factor;
		final Block larger = new Block(firstBin, bins, columns, rows, new float[bins * columns * rows]);
		executor.forEach(Span.of(rows), span -> {
			for (int y = span.from() * factor; y < span.end() * factor; y++) {
				for (int bin = 0; bin < bins; bin++) {
					add(values, at(y, bin), factor, larger.values, larger.at(y / factor, bin), columns);
				}
			}
		});
		return larger;
	}

	private static void add(final float[] values, final int from, final int factor, final float[] to, final int at,
		final int n)
	{
		for (int x = 0, i = from; x < n; x++) {
			for (int k = 0; k < factor; k++) {
				to[at + x] += values[i++];
			}
		}
	}

	/** Values of some pixels, bin after bin. */
	float[] of(final int[] pixels) {
		final int[] at = new int[pixels.length];
		for (int i = 0; i < pixels.length; i++) {
			at[i] = at(pixels[i] / width, 0) + pixels[i] % width;
		}
		final float[] some = new float[bins * pixels.length];
		for (int bin = 0, k = 0; bin < bins; bin++) {
			for (int i = 0; i < at.length; i++) {
				some[k++] = values[at[i] + bin * width];
			}
		}
		return some;
	}

	/** Adds the sum over the bins of the products of a stretch of one row with one of another. */
	void addProducts(final int y, final int x, final int otherY, final int otherX, final int length, final double[] to,
		final int at)
	{
		final float[] sum = new float[length];
		for (int bin = 0; bin < bins; bin++) {
			multiply(values, at(y, bin) + x, at(otherY, bin) + otherX, sum);
		}
		add(sum, to, at);
	}

	/** Adds the sums over the bins of a stretch of a row times one factor for each bin, and times another. */
	void addProducts(final int y, final int x, final int length, final float[] factors, final double[] to,
		final float[] others, final double[] other, final int at)
	{
		final float[] sum = new float[length];
		final float[] otherSum = new float[length];
		for (int bin = 0; bin < bins; bin++) {
			multiply(values, at(y, bin) + x, factors[firstBin + bin], sum, others[firstBin + bin], otherSum);
		}
		add(sum, to, at);
		add(otherSum, other, at);
	}

	private static void multiply(final float[] values, final int one, final int other, final float[] sum) {
		for (int i = 0; i < sum.length; i++) {
			sum[i] += values[one + i] * values[other + i];
		}
	}

	private static void multiply(final float[] values, final int from, final float factor, final float[] sum,
		final float other, final float[] otherSum)
	{
		for (int i = 0; i < sum.length; i++) {
			sum[i] += values[from + i] * factor;
			otherSum[i] += values[from + i] * other;
		}
	}

	static void add(final float[] values, final double[] to, final int at) {
		for (int i = 0; i < values.length; i++) {
			to[at + i] += values[i];
		}
	}
}
