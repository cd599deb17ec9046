package org.apical.segment;

import java.util.Arrays;

/**
 * Bins of a movie in pixels larger by {@value #SIZE}, in which the background is looked for: fewer, and less noisy. The
 * middle of many is found as the median of three medians of three, and so on (the remedian of Rousseeuw and Bassett,
 * J. Am. Stat. Assoc. 85, 97, 1990), for all bins at a time.
 */
final class Coarse {

	static final int SIZE = 3;

	/** Values of which the remedian is taken: a power of 3. */
	static final int MANY = 81;

	private final int bins;
	private final int width;
	private final int height;
	private final float[] values;

	/** @param width of the image, fine pixels */
	Coarse(final int bins, final int width, final int height) {
		this.bins = bins;
		this.width = width(width);
		this.height = width(height);
		values = new float[bins * this.width * this.height];
	}

	/** Coarse pixels in some fine ones; the rest is left out. */
	static int width(final int finePixels) {
		return finePixels / SIZE;
	}

	/** Fills in a row of coarse pixels. */
	void fill(final Bins fine, final int y) {
		final float[] row = new float[fine.width()];
		final float[] sum = new float[fine.width()];
		for (int bin = 0; bin < bins; bin++) {
			fine.sumRows(y * SIZE, SIZE, bin, row, sum);
			sumColumns(sum, values, y * width * bins + bin, bins, width);
		}
	}

	private static void sumColumns(final float[] fine, final float[] to, final int from, final int step, final int n) {
		for (int x = 0, i = 0, at = from; x < n; x++, i += SIZE, at += step) {
			to[at] = fine[i] + fine[i + 1] + fine[i + 2];
		}
	}

	/** In every bin, what lies in the middle of the values of {@value #MANY} pixels. */
	float[] middle(final int[] pixels) {
		final int most = pixels.length / 3 * bins;
		final float[] a = new float[most];
		final float[] b = new float[most];
		final float[] c = new float[most];
		final float[] middle = new float[most];
		for (int i = 0, n = pixels.length / 3; i < n; i++) {
			System.arraycopy(values, pixels[i] * bins, a, i * bins, bins);
			System.arraycopy(values, pixels[i + n] * bins, b, i * bins, bins);
			System.arraycopy(values, pixels[i + 2 * n] * bins, c, i * bins, bins);
		}
		for (int n = most; n >= bins; n /= 3) {
			RowLoops.middle(a, b, c, middle, n);
			System.arraycopy(middle, 0, a, 0, n / 3);
			System.arraycopy(middle, n / 3, b, 0, n / 3);
			System.arraycopy(middle, 2 * (n / 3), c, 0, n / 3);
		}
		return Arrays.copyOf(middle, bins);
	}
}
