package org.apical.segment.bins;

import org.apical.math.Rows;

/**
 * Bins of a movie in pixels that are {@value #SIZE} times as wide and high. The background is computed from
 * these pixels, because they are fewer and less noisy. The median of many values is approximated by the
 * remedian, a median of three medians of three and so on (Rousseeuw and Bassett, J. Am. Stat. Assoc. 85, 97,
 * 1990), for all bins at a time.
 */
public final class Coarse {

	public static final int SIZE = 3;

	/** The number of values of which the remedian is taken, a power of 3. */
	public static final int MANY = 81;

	private final int bins;
	private final int width;
	private final int height;
	private final float[] values;

	/** @param width the image's width in fine pixels */
	public Coarse(final int bins, final int width, final int height) {
		this.bins = bins;
		this.width = width(width);
		this.height = width(height);
		values = new float[bins * this.width * this.height];
	}

	/** The number of complete coarse pixels in a number of fine ones. */
	public static int width(final int finePixels) {
		return finePixels / SIZE;
	}

	/** Fills in a row of coarse pixels with the sums of the fine ones. */
	public void fill(final Bins fine, final int y) {
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

	/** Computes the remedian of the values of {@value #MANY} pixels in every bin. */
	public void middle(final int[] pixels, final Scratch scratch, final float[] into, final int at) {
		final int each = pixels.length / 3;
		for (int i = 0; i < pixels.length; i++) {
			System.arraycopy(values, pixels[i] * bins, scratch.thirds[i / each], i % each * bins, bins);
		}
		for (int n = each * bins; n >= bins; n /= 3) {
			Rows.middle(scratch.middle, scratch.thirds[0], scratch.thirds[1], scratch.thirds[2], n);
			for (int third = 0; third < 3; third++) {
				System.arraycopy(scratch.middle, third * (n / 3), scratch.thirds[third], 0, n / 3);
			}
		}
		System.arraycopy(scratch.middle, 0, into, at, bins);
	}
}
