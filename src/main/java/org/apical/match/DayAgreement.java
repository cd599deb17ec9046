package org.apical.match;

import org.apache.commons.math3.distribution.PoissonDistribution;

/**
 * How much two days have in common.
 *
 * @param dayA the number of the earlier day, from 0
 * @param dayB the number of the later day
 * @param roisA the number of the earlier day's ROIs
 * @param roisB the number of the later day's ROIs
 * @param common the expected number of cells that have a ROI on both days: the sum of the pairs' probabilities
 * @param alike the number of pairs that are at least as alike as the same cell's usually are
 * @param alikeByChance how many such pairs would be expected if the two days showed different fields
 */
public record DayAgreement(int dayA, int dayB, int roisA, int roisB, double common, int alike, double alikeByChance) {

	private static final int LEAST_ROIS = 4;
	private static final double LEVEL = 0.01;

	/**
	 * Whether two days with {@value #LEAST_ROIS} ROIs or more have no more alike than different fields would, by the
	 * Poisson distribution, one-sided p ≥ {@value #LEVEL}. Their alignment or their order is then probably wrong.
	 */
	public boolean isByChance() {
		return Math.min(roisA, roisB) >= LEAST_ROIS
			&& (alike == 0 || 1 - new PoissonDistribution(alikeByChance).cumulativeProbability(alike - 1) >= LEVEL);
	}
}
