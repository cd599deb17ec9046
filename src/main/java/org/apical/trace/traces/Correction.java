package org.apical.trace.traces;

/**
 * How the fluorescence of a dendrite becomes ΔF/F, as it was found with the movie at hand.
 *
 * @param neuropilCoefficient share α of the neuropil that is subtracted
 * @param ownShare share of the baseline that is the dendrite's own light ({@link OwnShare})
 */
public record Correction(double neuropilCoefficient, double ownShare) {

	private static final double DECIMALS = 1e6;

	/** Six decimals, so that tables hold it exactly. */
	static double rounded(final double value) {
		return Math.round(value * DECIMALS) / DECIMALS;
	}
}
