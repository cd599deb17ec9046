package org.apical.motion;

import java.util.Arrays;

/**
 * The displacement of a frame and the evidence for it.
 *
 * @param dxPx displacement to the right, px
 * @param dyPx displacement down, px
 * @param snr height of the correlation peak, in standard deviations of noise; 0 if the highest value is at the
 *            border of the search
 * @param correlation Pearson's correlation of the frame, moved back, with the reference
 * @param likeness mean of Pearson's correlations of the model's cells, {@link CellFit#likeness}; a neuron lies in few
 *            of the model's cells, and so its activity hardly changes it
 * @param splitXPx difference of dxPx between two halves of the frame's cells, scaled to the error of all cells;
 *            NaN if a half carries no information; {@code splitYPx} likewise for dyPx
 */
record Estimate(double dxPx, double dyPx, double snr, double correlation, double likeness, double splitXPx,
	double splitYPx)
{

	/** The evidence that an estimate needs for its frame to be valid: a clear peak, and likeness to the reference. */
	record Evidence(double leastSnr, double leastLikeness) {

		/** The least likeness is a fraction of the median over the frames with a clear peak. */
		static Evidence of(final Estimate[] estimates, final double leastSnr, final double fraction) {
			final double[] likeness = Arrays.stream(estimates).filter(e -> e.snr >= leastSnr)
				.mapToDouble(Estimate::likeness).toArray();
			return new Evidence(leastSnr, fraction * median(likeness));
		}

		/** @param ownSnr part of the peak's height that is due to the frame's own share of the reference */
		boolean suffices(final Estimate estimate, final double ownSnr) {
			return estimate.snr >= leastSnr + ownSnr && estimate.likeness >= leastLikeness;
		}
	}

	/** The median; 0 if there are no values. */
	static double median(final double[] values) {
		final double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted.length == 0 ? 0 : (sorted[sorted.length / 2] + sorted[(sorted.length - 1) / 2]) / 2;
	}
}
