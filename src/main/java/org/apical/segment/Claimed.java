package org.apical.segment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Knows which pixels of an image belong to several regions. */
final class Claimed {

	private final BitSet once = new BitSet();
	private final BitSet again = new BitSet();

	Claimed(final List<Region> regions) {
		for (final Region region : regions) {
			for (final int pixel : region.inImage()) {
				(once.get(pixel) ? again : once).set(pixel);
			}
		}
	}

	/** Whether a pixel of a region belongs to no other region. */
	boolean once(final int pixel) {
		return !again.get(pixel);
	}

	/** A region's pixels that belong to no other region, as indices into its neighbourhood. */
	int[] own(final Region region) {
		final int[] own = new int[region.pixels().length];
		int count = 0;
		for (final int k : region.pixels()) {
			if (once(region.start().around().pixel(k))) {
				own[count++] = k;
			}
		}
		return Arrays.copyOf(own, count);
	}
}
