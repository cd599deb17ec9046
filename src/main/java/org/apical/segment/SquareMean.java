package org.apical.segment;

/**
 * Means of a block's values over a square about each pixel, cut off at the border of the image, by running sums: of
 * every column over the rows, and of these over the columns. To be asked row after row, of every row all bins.
 */
final class SquareMean {

	private final Block block;
	private final int half;
	private final float[] columns;
	private final float[] padded;
	private final float[] share;
	private final float[] mean;
	private int row;

	/**
	 * @param half pixels on each side of the centre
	 * @param first row that is asked for
	 */
	SquareMean(final Block block, final int half, final int first) {
		this.block = block;
		this.half = half;
		columns = new float[block.bins() * block.width()];
		padded = new float[block.width() + 2 * half + 1];
		share = new float[block.width()];
		mean = new float[block.width()];
		row = first - 1;
		for (int y = row - half; y <= row + half; y++) {
			add(y, 1);
		}
	}

	/** In one row and bin; the same array every time. */
	float[] of(final int y, final int bin) {
		if (row < y) {
			moveOn();
		}
		System.arraycopy(columns, bin * mean.length, padded, half + 1, mean.length);
		sum(padded, 2 * half + 1, share, mean);
		return mean;
	}

	private void moveOn() {
		add(row - half, -1);
		row++;
		add(row + half, 1);
		final int rows = Math.min(block.height() - 1, row + half) - Math.max(0, row - half) + 1;
		for (int x = 0; x < share.length; x++) {
			share[x] = 1f / (rows * (Math.min(share.length - 1, x + half) - Math.max(0, x - half) + 1));
		}
	}

	private void add(final int y, final float sign) {
		if (y >= 0 && y < block.height()) {
			add(block.values(), block.at(y, 0), sign, columns);
		}
	}

	private static void add(final float[] values, final int from, final float sign, final float[] sums) {
		for (int i = 0; i < sums.length; i++) {
			sums[i] += sign * values[from + i];
		}
	}

	/** Sums of so many padded values that follow each other, from the second on, times the shares. */
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
