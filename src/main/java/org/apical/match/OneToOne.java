package org.apical.match;

import java.util.Arrays;

/**
 * The probability of each pair of two days, given that a ROI has at most one partner: the marginals of all one-to-one
 * assignments, each weighted by the product of the odds of its pairs. They are found by loopy belief
 * propagation (Williams and Lau 2014), which is exact where competitors form no circle.
 */
final class OneToOne {

	private static final int MOST_ROUNDS = 200;
	private static final double ENOUGH = 1e-6;

	private OneToOne() {}

	/**
	 * @param a the first day's ROI of every pair
	 * @param b the other day's ROI
	 * @param odds the odds of every pair against both having no partner
	 */
	static double[] probabilities(final int[] a, final int[] b, final double[] odds) {
		final int n = odds.length;
		final double[] toA = new double[n];
		final double[] toB = new double[n];
		Arrays.fill(toA, 1);
		final double[] ofA = new double[1 + Arrays.stream(a).max().orElse(0)];
		final double[] ofB = new double[1 + Arrays.stream(b).max().orElse(0)];
		double change = 1;
		for (int round = 0; round < MOST_ROUNDS && change > ENOUGH; round++) {
			change = 0;
			Arrays.fill(ofA, 1);
			for (int i = 0; i < n; i++) {
				ofA[a[i]] += odds[i] * toA[i];
			}
			Arrays.fill(ofB, 1);
			for (int i = 0; i < n; i++) {
				toB[i] = odds[i] / Math.max(1, ofA[a[i]] - odds[i] * toA[i]);
				ofB[b[i]] += toB[i];
			}
			for (int i = 0; i < n; i++) {
				final double next = 1 / Math.max(1, ofB[b[i]] - toB[i]);
				change = Math.max(change, Math.abs(next - toA[i]));
				toA[i] = next;
			}
		}
		Arrays.fill(ofA, 1);
		for (int i = 0; i < n; i++) {
			ofA[a[i]] += odds[i] * toA[i];
		}
		final double[] probability = new double[n];
		for (int i = 0; i < n; i++) {
			probability[i] = odds[i] * toA[i] / ofA[a[i]];
		}
		return probability;
	}
}
