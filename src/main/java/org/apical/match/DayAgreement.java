package org.apical.match;

/**
 * How much two days have in common.
 *
 * @param dayA the number of the earlier day, from 0
 * @param dayB the number of the later day
 * @param roisA the number of the earlier day's ROIs
 * @param roisB the number of the later day's ROIs
 * @param common the expected number of cells that have a ROI on both days: the sum of the pairs' probabilities
 * @param chance the probability that two different fields have as many pairs of ROIs that are so much alike
 */
public record DayAgreement(int dayA, int dayB, int roisA, int roisB, double common, double chance) {

	private static final int LEAST_ROIS = 4;
	private static final double LEVEL = 0.01;

	/**
	 * Whether two days with {@value #LEAST_ROIS} ROIs or more have no more in common than different fields would
	 * ({@code chance} ≥ {@value #LEVEL}). Their alignment is then probably wrong.
	 */
	public boolean isByChance() {
		return Math.min(roisA, roisB) >= LEAST_ROIS && chance >= LEVEL;
	}
}
