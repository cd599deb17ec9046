package org.apical.segment;

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

	/** Adds a row of fine pixels. */
	void add(final Block block, final int y) {
		for (int bin = 0; bin < bins && y / SIZE < height; bin++) {
			int to = y / SIZE * width * bins + bin;
			for (int x = 0, i = block.at(y, bin); x < width; x++, i += SIZE, to += bins) {
				values[to] += block.values()[i] + block.values()[i + 1] + block.values()[i + 2];
			}
		}
	}

	/** In every bin, what lies in the middle of the values of {@value #MANY} pixels. */
	float[] middle(final int[] pixels) {
		float[] from = values;
		int[] at = pixels;
		while (at.length > 1) {
			final int third = at.length / 3;
			final float[] middle = new float[third * bins];
			final int[] next = new int[third];
			for (int i = 0; i < third; i++) {
				next[i] = i;
				middle(from, at[i] * bins, at[i + third] * bins, at[i + 2 * third] * bins, middle, i * bins, bins);
			}
			from = middle;
			at = next;
		}
		return from;
	}

	private static void middle(final float[] from, final int a, final int b, final int c, final float[] to, final int at,
		final int n)
	{
		for (int i = 0; i < n; i++) {
			final float low = Math.min(from[a + i], from[b + i]);
			final float high = Math.max(from[a + i], from[b + i]);
			to[at + i] = Math.max(low, Math.min(high, from[c + i]));
		}
	}
}
