package org.apical.segment;

/** Sums of a block's values over a few rows about one, of every column and bin. Moves down row by row. */
final class ColumnSums {

	private final Block block;
	private final int half;
	private final float[] sums;
	private int row;

	/**
	 * @param half rows above and below the one in the middle
	 * @param before the row above the first that is asked for
	 */
	ColumnSums(final Block block, final int half, final int before) {
		this.block = block;
		this.half = half;
		sums = new float[block.bins() * block.width()];
		row = before;
		for (int y = before - half; y <= before + half; y++) {
			add(y, 1);
		}
	}

	/** About the next row, bin after bin; the same array every time. */
	float[] next() {
		add(row - half, -1);
		row++;
		add(row + half, 1);
		return sums;
	}

	/** Rows inside the image of which these are sums. */
	int rows() {
		return Math.min(block.height() - 1, row + half) - Math.max(0, row - half) + 1;
	}

	private void add(final int y, final float sign) {
		if (y >= 0 && y < block.height()) {
			add(block.values(), block.at(y, 0), sign, sums);
		}
	}

	private static void add(final float[] values, final int from, final float sign, final float[] sums) {
		for (int i = 0; i < sums.length; i++) {
			sums[i] += sign * values[from + i];
		}
	}
}
