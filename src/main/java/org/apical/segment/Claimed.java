package org.apical.segment;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Which pixels of an image belong to several regions. */
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

	/** Of a pixel of some region: whether it is that of no other. */
	boolean once(final int pixel) {
		return !again.get(pixel);
	}

	/** A region's pixels that belong to no other, as indices into those around it. */
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
