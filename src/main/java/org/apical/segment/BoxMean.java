package org.apical.segment;

import java.util.Arrays;

/** Mean of an image over a square about each pixel, cut off at the border, by running sums. Not thread-safe. */
final class BoxMean {

	private final int width;
	private final int height;
	private final int half;
	private final float[] rows;
	private final double[] columns;
	private final double[] sums;

	/** @param half pixels on each side of the centre */
	BoxMean(final int width, final int height, final int half) {
		this.width = width;
		this.height = height;
		this.half = half;
		rows = new float[width * height];
		columns = new double[width];
		sums = new double[width + 1];
	}

	void of(final float[] image, final float[] mean) {
		for (int y = 0; y < height; y++) {
			alongRow(image, y * width);
		}
		Arrays.fill(columns, 0);
		for (int y = 0; y < Math.min(half, height); y++) {
			addRow(y, 1);
		}
		for (int y = 0; y < height; y++) {
			if (y + half < height) {
				addRow(y + half, 1);
			}
			if (y - half > 0) {
				addRow(y - half - 1, -1);
			}
			final float share = 1f / (Math.min(height - 1, y + half) - Math.max(0, y - half) + 1);
			final int row = y * width;
			for (int x = 0; x < width; x++) {
				mean[row + x] = (float) columns[x] * share;
			}
		}
	}

	private void alongRow(final float[] image, final int row) {
		double sum = 0;
		for (int x = 0; x < width; x++) {
			sum += image[row + x];
			sums[x + 1] = sum;
		}
		final int left = Math.min(half, width);
		final int right = Math.max(left, width - half);
		cutOff(row, 0, left);
		final float share = 1f / (2 * half + 1);
		for (int x = left; x < right; x++) {
			rows[row + x] = (float) (sums[x + half + 1] - sums[x - half]) * share;
		}
		cutOff(row, right, width);
	}

	/** Where the square reaches beyond the border. */
	private void cutOff(final int row, final int from, final int to) {
		for (int x = from; x < to; x++) {
			final int first = Math.max(0, x - half);
			final int end = Math.min(width, x + half + 1);
			rows[row + x] = (float) (sums[end] - sums[first]) / (end - first);
		}
	}

	private void addRow(final int y, final int sign) {
		for (int x = 0; x < width; x++) {
			columns[x] += sign * rows[y * width + x];
		}
	}
}
