package org.apical.motion;

import java.util.Arrays;
import org.apical.image.Raster;
import org.apical.math.Rows;

/**
 * Reduces frames by averaging squares of pixels, which averages out shot noise and saves computing time. Rows
 * and columns that do not fill a square are left out.
 *
 * @param factor side of a square, px
 * @param width width of the binned frame, px
 * @param height height of the binned frame, px
 */
record Binning(int factor, int width, int height) {

	private static final int LEAST_SIDE = 192;
	private static final int MOST = 4;

	/**
	 * Uses the largest of the factors 1, 2 and 4 that leaves at least 192 pixels along the shorter side; with
	 * fewer, somata are lost.
	 */
	static Binning of(final int frameWidth, final int frameHeight) {
		int factor = 1;
		while (factor < MOST && Math.min(frameWidth, frameHeight) / (2 * factor) >= LEAST_SIDE) {
			factor *= 2;
		}
		return new Binning(factor, frameWidth / factor, frameHeight / factor);
	}

	int pixels() {
		return width * height;
	}

	/** Bins a frame of {@code frameWidth} pixels a row. */
	Raster.Viewer of(final int frameWidth, final float[] into) {
		return new Raster.Viewer() {
			@Override
			public void floats(final float[] frame) {
				bin(frame, frameWidth, into);
			}

			@Override
			public void pairs(final int[] frame, final float offset) {
				binPairs(frame, frameWidth / 2, offset, into);
			}
		};
	}

	/** Writes the means of squares of a frame of {@code frameWidth} pixels a row. */
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
				Rows.add(sums, row, 0, sums.length);
			}
			average(sums, into, y * width);
		}
	}

	/**
	 * Writes the means of squares of a frame that holds two pixels in each integer.
	 *
	 * @param pairsARow number of integers in a row of the frame
	 * @param offset offset added to every mean
	 */
	void binPairs(final int[] frame, final int pairsARow, final float offset, final float[] into) {
		if (factor == 1) {
			for (int i = 0; i < frame.length; i++) {
				into[2 * i] = (frame[i] & 0xFFFF) + offset;
				into[2 * i + 1] = (frame[i] >>> 16) + offset;
			}
			return;
		}
		final int[] sums = new int[width * factor / 2];
		for (int y = 0; y < height; y++) {
			Arrays.fill(sums, 0);
			for (int i = 0; i < factor; i++) {
				addPairs(frame, (y * factor + i) * pairsARow, sums);
			}
			averagePairs(sums, offset, into, y * width);
		}
	}

	private static void addPairs(final int[] frame, final int row, final int[] sums) {
		for (int x = 0; x < sums.length; x++) {
			sums[x] += (frame[row + x] & 0xFFFF) + (frame[row + x] >>> 16);
		}
	}

	/** Adds pairs of neighbouring sums until there is one sum per square. */
	private void averagePairs(final int[] sums, final float offset, final float[] into, final int row) {
		for (int n = sums.length; n > width; n /= 2) {
			for (int x = 0; x < n / 2; x++) {
				sums[x] = sums[2 * x] + sums[2 * x + 1];
			}
		}
		final float scale = 1f / (factor * factor);
		for (int x = 0; x < width; x++) {
			into[row + x] = sums[x] * scale + offset;
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
