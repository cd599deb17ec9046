package org.apical.segment;

import org.apical.math.Rows;
import org.apical.segment.bins.Bins;

/**
 * Computes means of values over a square about each pixel, cut off at the border of the image. It uses running
 * sums of every column over the rows, and of these sums over the columns.
 */
final class SquareMean {

	private final Bins bins;
	private final int half;
	private final float[][] columns;
	private final float[] values;
	private final float[] padded;
	private final float[] share;
	private final float[] mean;
	private int row;

	/**
	 * @param half the number of pixels on each side of the centre
	 * @param first the first row to which the squares will be moved
	 */
	SquareMean(final Bins bins, final int half, final int first) {
		this.bins = bins;
		this.half = half;
		columns = new float[bins.count()][bins.width()];
		values = new float[bins.width()];
		padded = new float[bins.width() + 2 * half + 1];
		share = new float[bins.width()];
		mean = new float[bins.width()];
		row = first - 1;
		for (int y = row - half; y <= row + half; y++) {
			add(y);
		}
	}

	/** Moves the squares to the first row, or to the row that follows the present one. */
	void moveTo(final int y) {
		takeOff(row - half);
		row = y;
		add(row + half);
		final int rows = Math.min(bins.height() - 1, row + half) - Math.max(0, row - half) + 1;
		for (int x = 0; x < share.length; x++) {
			share[x] = 1f / (rows * (Math.min(share.length - 1, x + half) - Math.max(0, x - half) + 1));
		}
	}

	/** The means along the present row in a bin; the array is reused by the next call. */
	float[] of(final int bin) {
		System.arraycopy(columns[bin], 0, padded, half + 1, mean.length);
		if (half == 1) {
			three(padded, share, mean);
		} else {
			sum(padded, 2 * half + 1, share, mean);
		}
		return mean;
	}

	private void add(final int y) {
		for (int bin = 0; bin < columns.length && y >= 0 && y < bins.height(); bin++) {
			bins.copyRow(y, bin, values);
			Rows.add(columns[bin], values, 0, values.length);
		}
	}

	private void takeOff(final int y) {
		for (int bin = 0; bin < columns.length && y >= 0; bin++) {
			bins.copyRow(y, bin, values);
			Rows.subtract(columns[bin], values, values.length);
		}
	}

	/** The same as {@link #sum} with size 3, with no value waiting for the one before it. */
	private static void three(final float[] padded, final float[] share, final float[] to) {
		for (int x = 0; x < to.length; x++) {
			to[x] = (padded[x + 1] + padded[x + 2] + padded[x + 3]) * share[x];
		}
	}

	/** Sums of {@code size} successive padded values, beginning with the second, times the shares. */
	private static void sum(final float[] padded, final int size, final float[] share, final float[] to) {
		float sum = 0;
		for (int x = 0; x < size; x++) {
			sum += padded[x];
		}
		for (int x = 0; x < to.length; x++) {
			sum += padded[x + size] - padded[x];
			to[x] = sum * share[x];
		}
	}
}
