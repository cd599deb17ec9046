package org.apical.segment;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apical.image.Mask;
import org.apical.study.Seed;

/** Pixels of an image, as indices into it, and their weights, which sum to 1. */
record Footprint(int[] pixel, float[] weight) {

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
		java.util.Arrays.fill(weight, 1);
		return new Footprint(pixel, weight);
	}

	/** Of a mask, in an image of the given width. */
	static Footprint of(final Mask mask, final int width) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		return new Footprint(IntStream.range(0, x.length).map(i -> y[i] * width + x[i]).toArray(), mask.weight());
	}

	/** Pixels of several regions, each weighted by its slope times the strength of its region's trace. */
	static Footprint union(final List<Region> regions) {
		final SortedMap<Integer, Double> weights = new TreeMap<>();
		for (final Region region : regions) {
			final double strength = Math.sqrt(SeedTraces.dot(region.trace(), region.trace()));
			for (final int k : region.pixels()) {
				weights.merge(region.start().around().pixel(k), strength * region.likeness().slope()[k], Math::max);
			}
		}
		final float[] weight = new float[weights.size()];
		int i = 0;
		for (final double value : weights.values()) {
			weight[i++] = (float) value;
		}
		return new Footprint(weights.keySet().stream().mapToInt(p -> p).toArray(), weight);
	}

	/** Its first pixel; 0 if it has none. */
	int first() {
		return pixel.length == 0 ? 0 : pixel[0];
	}

	/** Which of the strips of an image, from the left, its first pixel is in. */
	int strip(final int stripPx, final int width) {
		return first() % width / stripPx;
	}

	/** Its weighted mean position. */
	Seed centre(final String name, final int width) {
		double x = 0;
		double y = 0;
		for (int i = 0; i < pixel.length; i++) {
			x += weight[i] * (pixel[i] % width);
			y += weight[i] * (pixel[i] / width);
		}
		return new Seed(name, x, y);
	}

	/** So many pixels spread evenly over a ring about a seed, some of them twice if it has less; none if it has none. */
	static int[] ring(final Seed seed, final double fromPx, final double toPx, final int count, final int width,
		final int height)
	{
		final int[] all = between(seed, fromPx, toPx, width, height);
		return all.length == 0 ? all
			: IntStream.range(0, count).map(k -> all[(int) ((long) k * all.length / count)]).toArray();
	}

	/** Pixels farther from a seed than one distance and no farther than another, in rising order. */
	private static int[] between(final Seed seed, final double fromPx, final double toPx, final int width,
		final int height)
	{
		final int left = (int) Math.max(0, Math.ceil(seed.xPx() - toPx));
		final int right = (int) Math.min(width - 1, Math.floor(seed.xPx() + toPx));
		final int top = (int) Math.max(0, Math.ceil(seed.yPx() - toPx));
		final int bottom = (int) Math.min(height - 1, Math.floor(seed.yPx() + toPx));
		return IntStream.rangeClosed(top, bottom)
			.flatMap(y -> IntStream.rangeClosed(left, right).filter(x -> {
				final double distance = Math.hypot(x - seed.xPx(), y - seed.yPx());
				return distance > fromPx && distance <= toPx;
			}).map(x -> y * width + x)).toArray();
	}
}
