package org.apical.motion;

import java.util.Arrays;
import org.apical.math.BlockCorrelation;

/**
 * Where a frame's content went, and what speaks for it.
 *
 * @param dxPx displacement to the right
 * @param dyPx displacement down
 * @param snr height of the correlation peak, standard deviations of noise; 0 where it is highest at the border
 * @param likeness of the frame, moved back, with the reference
 * @param splitXPx how far two halves of its image differ in dxPx, scaled to the error of all of it; NaN where a half tells
 *          nothing; likewise y
 */
record Estimate(double dxPx, double dyPx, double snr, BlockCorrelation likeness, double splitXPx, double splitYPx) {

	/** What an estimate needs for a frame to be valid. */
	record Evidence(double leastSnr, double leastLikeness) {

		/**
		 * The least likeness is a fraction of the median over the frames whose peak stands out. Piecewise likeness
		 * tells wrong matches (at most 0.4 of the median in simulations) from frames in which one neuron is ten times
		 * as bright (0.7 and more).
		 */
		static Evidence of(final Estimate[] estimates, final double leastSnr, final double fraction) {
			final double[] likeness = Arrays.stream(estimates).filter(e -> e.snr >= leastSnr)
				.mapToDouble(e -> e.likeness.local()).toArray();
			return new Evidence(leastSnr, fraction * median(likeness));
		}

		/** @param ownSnr what of the peak's height is the frame's own part of the reference */
		boolean suffices(final Estimate estimate, final double ownSnr) {
			return estimate.snr >= leastSnr + ownSnr && estimate.likeness.local() >= leastLikeness;
		}
	}

	/** 0 of no values. */
	static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted.length == 0 ? 0 : (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
	}
}
