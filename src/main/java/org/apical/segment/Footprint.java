package org.apical.segment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.segment.bins.Box;
import org.apical.segment.bins.Neighbourhood;
import org.apical.study.Seed;

/** Pixels of an image, as indices into it, and their weights, which sum to 1. */
record Footprint(int[] pixel, float[] weight) {

	static final Footprint NONE = new Footprint(new int[0], new float[0]);

	/** The weights are scaled to sum to 1. */
	Footprint {
		double sum = 0;
		for (final float w : weight) {
			sum += w;
		}
		weight = weight.clone();
		for (int i = 0; i < weight.length; i++) {
			weight[i] /= (float) sum;
		}
	}

	/** A disc about a seed, or the pixel nearest to it; empty where the seed lies outside the image. */
	static Footprint disc(final Seed seed, final double radiusPx, final int width, final int height) {
		final double nearest = Math.max(radiusPx, 0.71);
		final int[] pixel = between(seed, -1, nearest, width, height);
		final float[] weight = new float[pixel.length];
		Arrays.fill(weight, 1);
		return new Footprint(pixel, weight);
	}

	/** The footprint of a mask in an image of the given width. */
	static Footprint of(final Mask mask, final int width) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		return new Footprint(IntStream.range(0, x.length).map(i -> y[i] * width + x[i]).toArray(), mask.weight());
	}

	/**
	 * The pixels of several regions, each weighted by its slope times the norm of its region's trace; a pixel of
	 * several regions gets the largest of these weights.
	 *
	 * @param box a box around the regions
	 * @param width width of the image, pixels
	 */
	static Footprint union(final List<Region> regions, final Box box, final int width) {
		final int columns = box.x1() - box.x0() + 1;
		final float[] weights = new float[columns * (box.y1() - box.y0() + 1)];
		for (final Region region : regions) {
			final double strength = Math.sqrt(SeedTraces.dot(region.trace(), region.trace()));
			for (final int k : region.pixels()) {
				final int i = (region.start().around().y(k) - box.y0()) * columns + region.start().around().x(k) - box.x0();
				weights[i] = Math.max(weights[i], (float) (strength * region.likeness().slope()[k]));
			}
		}
		final int[] pixel = new int[weights.length];
		final float[] weight = new float[weights.length];
		int count = 0;
		for (int i = 0; i < weights.length; i++) {
			if (weights[i] > 0) {
				weight[count] = weights[i];
				pixel[count++] = (box.y0() + i / columns) * width + box.x0() + i % columns;
			}
		}
		return new Footprint(Arrays.copyOf(pixel, count), Arrays.copyOf(weight, count));
	}

	/** The footprint's first pixel; 0 if it has none. */
	int first() {
		return pixel.length == 0 ? 0 : pixel[0];
	}

	/** The number, from the left, of the vertical strip of the image in which the footprint's first pixel lies. */
	int strip(final int stripPx, final int width) {
		return first() % width / stripPx;
	}

	/** The weighted mean position of the pixels. */
	Seed centre(final String name, final int width) {
		double x = 0;
		double y = 0;
		for (int i = 0; i < pixel.length; i++) {
			x += weight[i] * (pixel[i] % width);
			y += weight[i] * (pixel[i] / width);
		}
		return new Seed(name, x, y);
	}

	/**
	 * {@code count} pixels spread evenly over a ring about a seed, some repeated if the ring has fewer; none if empty.
	 */
	static int[] ring(final Seed seed, final double fromPx, final double toPx, final int count, final int width,
		final int height)
	{
		final int[] all = between(seed, fromPx, toPx, width, height);
		final int[] some = new int[all.length == 0 ? 0 : count];
		for (int k = 0; k < some.length; k++) {
			some[k] = all[(int) ((long) k * all.length / count)];
		}
		return some;
	}

	/** The pixels farther from a seed than {@code fromPx} and at most {@code toPx} away, in ascending order. */
	private static int[] between(final Seed seed, final double fromPx, final double toPx, final int width,
		final int height)
	{
		final int left = (int) Math.max(0, Math.ceil(seed.xPx() - toPx));
		final int right = (int) Math.min(width - 1, Math.floor(seed.xPx() + toPx));
		final int top = (int) Math.max(0, Math.ceil(seed.yPx() - toPx));
		final int bottom = (int) Math.min(height - 1, Math.floor(seed.yPx() + toPx));
		final int[] pixels = new int[Math.max(0, right - left + 1) * Math.max(0, bottom - top + 1)];
		int count = 0;
		for (int y = top; y <= bottom; y++) {
			for (int x = left; x <= right; x++) {
				final double distance = Math.hypot(x - seed.xPx(), y - seed.yPx());
				if (distance > fromPx && distance <= toPx) {
					pixels[count++] = y * width + x;
				}
			}
		}
		return Arrays.copyOf(pixels, count);
	}

	/** The weights at the pixels of a rectangle; 0 at pixels outside the footprint. */
	double[] weightsIn(final Neighbourhood around) {
		final double[] weights = new double[around.area()];
		for (int i = 0; i < pixel.length; i++) {
			final int column = pixel[i] % around.imageWidth() - around.x0();
			final int row = pixel[i] / around.imageWidth() - around.y0();
			if (column >= 0 && column < around.width() && row >= 0 && row < around.height()) {
				weights[row * around.width() + column] = weight[i];
			}
		}
		return weights;
	}
}
