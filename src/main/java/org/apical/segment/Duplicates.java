package org.apical.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Regions that grew from different starts over the same pixels. */
final class Duplicates {

	private static final double SHARED = 0.5;

	private Duplicates() {}

	/**
	 * Of regions that share more than half of the smaller one's pixels the better one: the named, or else the larger; in
	 * the order given. Named regions stay all.
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
		final Set<Integer> pixels = Arrays.stream(other.inImage()).boxed().collect(Collectors.toSet());
		final long common = IntStream.of(one.inImage()).filter(pixels::contains).count();
		return common > SHARED * Math.min(one.pixels().length, other.pixels().length);
	}
}
