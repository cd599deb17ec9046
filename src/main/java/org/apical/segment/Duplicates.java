package org.apical.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Removes regions that grew from different starts over the same pixels. */
final class Duplicates {

	private static final double SHARED = 0.5;

	private Duplicates() {}

	/**
	 * Of regions that share more than half of the smaller one's pixels, keeps a named one, otherwise the larger
	 * one. All named regions are kept. The order is that of the argument.
	 */
	static List<Region> removed(final List<Region> regions) {
		final List<Region> best = regions.stream().sorted(Comparator.<Region>comparingInt(region -> region.named() ? 0 : 1)
			.thenComparingInt(region -> -region.pixels().length)).toList();
		final List<Region> kept = new ArrayList<>();
		for (final Region region : best) {
			if (region.named() || kept.stream().noneMatch(other -> same(region, other))) {
				kept.add(region);
			}
		}
		return regions.stream().filter(kept::contains).toList();
	}

	private static boolean same(final Region one, final Region other) {
		if (one.box().gapPx(other.box()) > 0) {
			return false;
		}
		return common(one.inImage(), other.inImage()) > SHARED * Math.min(one.pixels().length, other.pixels().length);
	}

	/** The number of values that two ascending arrays have in common. */
	private static int common(final int[] one, final int[] other) {
		int common = 0;
		int j = 0;
		for (final int pixel : one) {
			while (j < other.length && other[j] < pixel) {
				j++;
			}
			common += j < other.length && other[j] == pixel ? 1 : 0;
		}
		return common;
	}
}
