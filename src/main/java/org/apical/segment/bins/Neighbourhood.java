package org.apical.segment.bins;

import org.apical.study.Seed;

/** The rectangle of an image about a seed in which its ROI is looked for. */
public record Neighbourhood(Seed seed, int x0, int y0, int width, int height, int imageWidth) {

	/** The rectangle about the disc of a radius about the seed; empty if this lies outside the image. */
	public static Neighbourhood about(final Seed seed, final double radiusPx, final int imageWidth,
		final int imageHeight)
	{
		final int x0 = Math.max(0, (int) Math.ceil(seed.xPx() - radiusPx));
		final int y0 = Math.max(0, (int) Math.ceil(seed.yPx() - radiusPx));
		final int x1 = Math.min(imageWidth - 1, (int) Math.floor(seed.xPx() + radiusPx));
		final int y1 = Math.min(imageHeight - 1, (int) Math.floor(seed.yPx() + radiusPx));
		return new Neighbourhood(seed, x0, y0, Math.max(0, x1 - x0 + 1), Math.max(0, y1 - y0 + 1), imageWidth);
	}

	/** A box with a margin around it. */
	public static Neighbourhood about(final Seed seed, final Box box, final int marginPx, final int imageWidth,
		final int imageHeight)
	{
		final int x0 = Math.max(0, box.x0() - marginPx);
		final int y0 = Math.max(0, box.y0() - marginPx);
		return new Neighbourhood(seed, x0, y0, Math.min(imageWidth - 1, box.x1() + marginPx) - x0 + 1,
			Math.min(imageHeight - 1, box.y1() + marginPx) - y0 + 1, imageWidth);
	}

	public int area() {
		return width * height;
	}

	public int x(final int k) {
		return x0 + k % width;
	}

	public int y(final int k) {
		return y0 + k / width;
	}

	/** The index in the rectangle of the image's pixel (x, y). */
	public int index(final int x, final int y) {
		return (y - y0) * width + x - x0;
	}

	/** The index in the image of the rectangle's k-th pixel. */
	public int pixel(final int k) {
		return y(k) * imageWidth + x(k);
	}

	public double distancePx(final int k) {
		return Math.hypot(x(k) - seed.xPx(), y(k) - seed.yPx());
	}
}
