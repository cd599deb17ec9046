package org.apical.segment;

import java.util.Arrays;
import org.apical.segment.bins.Neighbourhood;
import org.apical.study.Seed;

/**
 * The start from which a ROI grows.
 *
 * @param seed the ROI's name and a point in it or amid its pieces
 * @param around the pixels that may belong to the ROI
 * @param radiusPx the largest distance of its pixels from the seed
 * @param ring the coarse pixels whose median is the background
 * @param footprint the pixels from which the first trace is read
 * @param corePx the distance from the seed within which the region must have a pixel; if NaN, it must touch the
 * footprint
 * @param guide the first trace, by bin, if it does not come from the footprint, which is then empty; otherwise empty
 */
record Start(Seed seed, Neighbourhood around, double radiusPx, int[] ring, Footprint footprint, double corePx,
	float[] guide)
{

	Start(final Seed seed, final Neighbourhood around, final double radiusPx, final int[] ring,
		final Footprint footprint, final double corePx)
	{
		this(seed, around, radiusPx, ring, footprint, corePx, new float[0]);
	}

	/** The same place, but grown over pixels that go with a trace that is known already. */
	Start guidedBy(final float[] trace) {
		return new Start(seed, around, radiusPx, ring, Footprint.NONE, corePx, trace);
	}

	/** The open pixels from which the region spreads. */
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
