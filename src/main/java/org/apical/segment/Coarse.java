package org.apical.segment;

/** Bins of a movie in pixels larger by {@value #SIZE}, in which the background is looked for: fewer, and less noisy. */
final class Coarse {

	static final int SIZE = 3;

	private final int width;
	private final int height;
	private final float[] values;

	/** @param width of the image, fine pixels */
	Coarse(final int bins, final int width, final int height) {
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
		for (int bin = 0; bin < block.bins() && y / SIZE < height; bin++) {
			final int to = (bin * height + y / SIZE) * width;
			for (int x = 0, i = block.at(y, bin); x < width; x++, i += SIZE) {
				values[to + x] += block.values()[i] + block.values()[i + 1] + block.values()[i + 2];
			}
		}
	}

	/** Values of some pixels in one bin. */
	float[] of(final int bin, final int[] pixels) {
		final float[] some = new float[pixels.length];
		for (int i = 0; i < some.length; i++) {
			some[i] = values[bin * width * height + pixels[i]];
		}
		return some;
	}
}
