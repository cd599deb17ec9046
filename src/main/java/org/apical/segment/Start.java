package org.apical.segment;

import java.util.Arrays;
import org.apical.segment.bins.Neighbourhood;
import org.apical.study.Seed;

/**
 * Where a ROI is looked for.
 *
 * @param seed its name and a point in or amid it
 * @param around the pixels that may belong to it
 * @param radiusPx none of them farther from the seed
 * @param ring coarse pixels whose median is the background
 * @param footprint what is taken for its trace first
 * @param corePx the region must come this close to the seed; NaN: it must touch the footprint
 */
record Start(Seed seed, Neighbourhood around, double radiusPx, int[] ring, Footprint footprint, double corePx) {

	/** Pixels from which the region spreads. */
	int[] roots(final Likeness likeness, final boolean[] open) {
		if (!Double.isNaN(corePx)) {
			return likeness.nearest(open, corePx);
		}
		final double[] weights = footprint.weightsIn(around);
		final int[] roots = new int[open.length];
		int count = 0;
		for (int k = 0; k < open.length; k++) {
			if (open[k] && weights[k] > 0) {
				roots[count++] = k;
			}
		}
		return Arrays.copyOf(roots, count);
	}
}
