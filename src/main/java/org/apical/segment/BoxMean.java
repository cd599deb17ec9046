package org.apical.segment;

import java.util.Arrays;

/** Mean of an image over a square about each pixel, cut off at the border, by running sums. Not thread-safe. */
final class BoxMean {

	private final int width;
	private final int height;
	private final int half;
	private final float[] rows;
	private final double[] columns;

	/** @param half pixels on each side of the centre */
	BoxMean(final int width, final int height, final int half) {
		this.width = width;
		this.height = height;
		this.half = half;
		rows = new float[width * height];
		columns = new double[width];
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
			final double count = Math.min(height - 1, y + half) - Math.max(0, y - half) + 1;
			for (int x = 0; x < width; x++) {
				mean[y * width + x] = (float) (columns[x] / count);
			}
		}
	}

	private void alongRow(final float[] image, final int row) {
		double sum = 0;
		for (int x = 0; x < Math.min(half, width); x++) {
			sum += image[row + x];
		}
		for (int x = 0; x < width; x++) {
			sum += x + half < width ? image[row + x + half] : 0;
			sum -= x - half > 0 ? image[row + x - half - 1] : 0;
			rows[row + x] = (float) (sum / (Math.min(width - 1, x + half) - Math.max(0, x - half) + 1));
		}
	}

	private void addRow(final int y, final int sign) {
		for (int x = 0; x < width; x++) {
			columns[x] += sign * rows[y * width + x];
		}
	}
}
