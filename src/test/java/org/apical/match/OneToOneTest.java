package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class OneToOneTest {

	/** The marginals by going through all sets of pairs. */
	private static double[] enumerated(final int[] a, final int[] b, final double[] odds) {
		final double[] with = new double[odds.length];
		double all = 0;
		for (int set = 0; set < 1 << odds.length; set++) {
			double weight = 1;
			for (int i = 0; i < odds.length; i++) {
				for (int j = 0; j < i; j++) {
					weight *= (set >> i & set >> j & 1) == 1 && (a[i] == a[j] || b[i] == b[j]) ? 0 : 1;
				}
				weight *= (set >> i & 1) == 1 ? odds[i] : 1;
			}
			all += weight;
			for (int i = 0; i < odds.length; i++) {
				with[i] += (set >> i & 1) == 1 ? weight : 0;
			}
		}
		for (int i = 0; i < odds.length; i++) {
			with[i] /= all;
		}
		return with;
	}

	@Test
	void aChainOfCompetitorsIsExact() {
		final int[] a = {0, 0, 1, 1, 2};
		final int[] b = {0, 1, 1, 2, 2};
		final double[] odds = {3, 8, 0.5, 20, 2};
		assertArrayEquals(enumerated(a, b, odds), OneToOne.probabilities(a, b, odds), 1e-6);
	}

	/** Belief propagation is only approximate where competitors form circles. */
	@Test
	void circlesOfCompetitorsAreNearlyExact() {
		final Random random = new Random(3);
		final int[] a = {0, 0, 0, 1, 1, 1, 2, 2, 2};
		final int[] b = {0, 1, 2, 0, 1, 2, 0, 1, 2};
		double error = 0;
		for (int trial = 0; trial < 20; trial++) {
			final double[] odds = random.doubles(9).map(u -> Math.exp(8 * u - 4)).toArray();
			final double[] exact = enumerated(a, b, odds);
			final double[] found = OneToOne.probabilities(a, b, odds);
			for (int i = 0; i < 9; i++) {
				error += Math.abs(exact[i] - found[i]) / 180;
			}
		}
		assertEquals(0, error, 0.03);
	}

	@Test
	void oneCandidateHasItsOdds() {
		assertEquals(0.75, OneToOne.probabilities(new int[] {4}, new int[] {2}, new double[] {3})[0], 1e-9);
	}
}
