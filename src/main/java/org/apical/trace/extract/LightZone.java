package org.apical.trace.extract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apical.image.Mask;

/**
 * The pixels of a dendrite's ROI and those around it that belong to no other ROI, up to a distance.
 *
 * @param x columns
 * @param y rows
 * @param half the half of the ROI's parts, 0 or 1, to which each pixel belongs; −1 around the ROI
 * @param weight the weight of each pixel in the ROI; 0 around it
 */
record LightZone(int[] x, int[] y, int[] half, float[] weight) {

	static final LightZone NONE = new LightZone(new int[0], new int[0], new int[0], new float[0]);

	/**
	 * One zone for each ROI.
	 *
	 * @param parts disjoint parts, ROI × part; every other one makes a half, and a ROI of one part has no zone
	 * @param masks all pixels of those ROIs
	 * @param others further ROIs of the plane
	 * @param reachPx how far a zone reaches around its ROI
	 */
	static List<LightZone> around(final List<List<Pixels>> parts, final List<Mask> masks, final List<Mask> others,
		final double reachPx, final int width, final int height)
	{
		final int[] owners = new int[width * height];
		masks.forEach(mask -> count(mask, owners, width, 1));
		others.forEach(mask -> count(mask, owners, width, 1));
		final List<LightZone> zones = new ArrayList<>();
		for (int roi = 0; roi < masks.size(); roi++) {
			count(masks.get(roi), owners, width, -1);
			zones.add(parts.get(roi).size() > 1 ? around(parts.get(roi), owners, reachPx, width) : NONE);
			count(masks.get(roi), owners, width, 1);
		}
		return zones;
	}

	/** Counts a mask among the owners of its pixels and of those next to them. */
	private static void count(final Mask mask, final int[] owners, final int width, final int one) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		IntStream.range(0, x.length).flatMap(i -> IntStream.range(0, 9).map(k -> {
			final int column = x[i] + k % 3 - 1;
			final int row = y[i] + k / 3 - 1;
			return column < 0 || column >= width || row < 0 || row >= owners.length / width ? -1 : row * width + column;
		})).filter(at -> at >= 0).distinct().forEach(at -> owners[at] += one);
	}

	private static LightZone around(final List<Pixels> parts, final int[] owners, final double reachPx, final int width) {
		final Pixels roi = Pixels.together(parts);
		final boolean[] reached = new boolean[owners.length];
		NeuropilRing.mark(roi, reachPx, reached, width);
		final boolean[] own = new boolean[owners.length];
		IntStream.range(0, roi.count()).forEach(i -> own[roi.y()[i] * width + roi.x()[i]] = true);
		final int[] around = IntStream.range(0, owners.length).filter(i -> reached[i] && !own[i] && owners[i] == 0)
			.toArray();
		final int n = roi.count();
		final int[] half = new int[n + around.length];
		int from = 0;
		for (int part = 0; part < parts.size(); part++) {
			Arrays.fill(half, from, from + parts.get(part).count(), part % 2);
			from += parts.get(part).count();
		}
		Arrays.fill(half, n, half.length, -1);
		return new LightZone(joined(roi.x(), IntStream.of(around).map(i -> i % width).toArray()),
			joined(roi.y(), IntStream.of(around).map(i -> i / width).toArray()), half,
			Arrays.copyOf(roi.weight(), half.length));
	}

	private static int[] joined(final int[] a, final int[] b) {
		return IntStream.concat(IntStream.of(a), IntStream.of(b)).toArray();
	}

	int count() {
		return x.length;
	}
}
