package org.apical.trace.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.image.Mask;

/**
 * The ring of pixels around a ROI from which its neuropil is read.
 *
 * @param gapPx distance from every ROI within which no pixel is used
 * @param widthPx the ring reaches this much further from its own ROI than the gap
 * @param minimumPx the width grows, pixel by pixel, until the ring has at least this many pixels
 */
public record NeuropilRing(double gapPx, double widthPx, int minimumPx) {

	/** One ring for each mask; a ring is empty where the whole image lies within the gap around ROIs. */
	List<Pixels> around(final List<Mask> masks, final List<Mask> others, final int width, final int height) {
		final boolean[] taken = new boolean[width * height];
		masks.forEach(mask -> mark(Pixels.of(mask), gapPx, taken, width));
		others.forEach(mask -> mark(Pixels.of(mask), gapPx, taken, width));
		final List<Pixels> rings = new ArrayList<>();
		for (final Mask mask : masks) {
			rings.add(ring(mask, taken, width));
		}
		return rings;
	}

	private Pixels ring(final Mask mask, final boolean[] taken, final int width) {
		final int largestReach = width + taken.length / width;
		final boolean[] reached = new boolean[taken.length];
		final int top = IntStream.of(mask.y()).min().orElse(0);
		final int bottom = IntStream.of(mask.y()).max().orElse(0);
		int[] chosen = new int[0];
		for (double reach = gapPx + widthPx; chosen.length < minimumPx && reach <= largestReach; reach++) {
			mark(Pixels.of(mask), reach, reached, width);
			final int from = Math.max(0, top - (int) reach) * width;
			final int to = Math.min(taken.length, (bottom + (int) reach + 1) * width);
			chosen = IntStream.range(from, to).filter(i -> reached[i] && !taken[i]).toArray();
		}
		final float[] weight = new float[chosen.length];
		Arrays.fill(weight, 1);
		return new Pixels(Arrays.stream(chosen).map(i -> i % width).toArray(),
			Arrays.stream(chosen).map(i -> i / width).toArray(), weight);
	}

	/** Marks the pixels of the image up to some distance from a mask. */
	static void mark(final Pixels mask, final double reachPx, final boolean[] marked, final int width) {
		final int reach = (int) reachPx;
		final int height = marked.length / width;
		final int[] x = mask.x();
		final int[] y = mask.y();
		for (int i = 0; i < x.length; i++) {
			for (int row = Math.max(0, y[i] - reach); row <= Math.min(height - 1, y[i] + reach); row++) {
				final int half = (int) Math.sqrt(reachPx * reachPx - (row - y[i]) * (row - y[i]));
				final int from = Math.max(0, x[i] - half);
				final int to = Math.min(width - 1, x[i] + half) + 1;
				if (from < to) {
					Arrays.fill(marked, row * width + from, row * width + to, true);
				}
			}
		}
	}
}
