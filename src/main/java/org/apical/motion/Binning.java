package org.apical.motion;

/**
 * Frames made smaller by averaging squares of pixels: shot noise averages out, and less is left to compute. Rows and
 * columns that fill no square are left out.
 *
 * @param factor side of a square, px
 * @param width of the smaller frame
 * @param height likewise
 */
record Binning(int factor, int width, int height) {

	private static final int LEAST_SIDE = 192;

	/** The largest factor of 1, 2, 4 … that leaves the shorter side at least 192 pixels. */
	static Binning of(final int frameWidth, final int frameHeight) {
		int factor = 1;
		while (Math.min(frameWidth, frameHeight) / (2 * factor) >= LEAST_SIDE) {
			factor *= 2;
		}
		return new Binning(factor, frameWidth / factor, frameHeight / factor);
	}

	int pixels() {
		return width * height;
	}

	/** Means of squares of a frame of {@code frameWidth} pixels a row. */
	void bin(final float[] frame, final int frameWidth, final float[] into) {
		if (factor == 1 && width == frameWidth) {
			System.arraycopy(frame, 0, into, 0, width * height);
			return;
		}
		final float[] sums = new float[width * factor];
		final float[] row = new float[width * factor];
		for (int y = 0; y < height; y++) {
			System.arraycopy(frame, y * factor * frameWidth, sums, 0, sums.length);
			for (int i = 1; i < factor; i++) {
				System.arraycopy(frame, (y * factor + i) * frameWidth, row, 0, row.length);
				add(row, sums);
			}
			average(sums, into, y * width);
		}
	}

	private static void add(final float[] row, final float[] sums) {
		for (int x = 0; x < sums.length; x++) {
			sums[x] += row[x];
		}
	}

	private void average(final float[] sums, final float[] into, final int row) {
		final float scale = 1f / (factor * factor);
		if (factor == 2) {
			for (int x = 0; x < width; x++) {
				into[row + x] = (sums[2 * x] + sums[2 * x + 1]) * scale;
			}
			return;
		}
		for (int x = 0; x < width; x++) {
			float sum = 0;
			for (int i = x * factor; i < (x + 1) * factor; i++) {
				sum += sums[i];
			}
			into[row + x] = sum * scale;
		}
	}
}
