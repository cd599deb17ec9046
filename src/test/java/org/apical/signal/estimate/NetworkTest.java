package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Progress;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.OpposingTest;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class NetworkTest {

	private static final int ANIMALS = 6;
	private static final int PER_ROLE = 4;
	private static final int TRIALS = 200;

	@Test
	void independentNeuronsHaveNoSynchrony() {
		assertEquals(0, synchrony(table(0, 0)), 0.03);
	}

	/**
	 * With correlation ρ of every two of a role: r = ρ √n / √(1 + (n − 1) ρ + n/m · (1 + (m − 1) ρ)), n = 3
	 * others, m = 4.
	 */
	@Test
	void neuronsOfARoleThatFireTogetherHaveTheSynchronyTheirCorrelationMakes() {
		final double variance = (1 + 2 * 0.3) / 3 + (1 + 3 * 0.3) / 4;
		assertEquals(0.3 / Math.sqrt(variance), synchrony(table(0.3, 0)), 0.04);
	}

	@Test
	void activityCommonToAllNeuronsIsNoSynchronyOfARole() {
		assertEquals(0, synchrony(table(0, 0.5)), 0.04);
	}

	@Test
	void aStudyWhoseNeuronsOfARoleFireTogetherIsWarnedAbout() {
		assertTrue(warnings(table(0.3, 0)).contains("active together"));
		assertFalse(warnings(table(0, 0)).contains("active together"));
	}

	@Test
	void inputFromNeuronsOfTheSameRoleIsSaidNotToBeSeparable() {
		assertTrue(warnings(table(0, 0, 0.3)).contains("not separable"));
		assertFalse(warnings(table(0, 0, 0)).contains("not separable"));
	}

	private static double synchrony(final PairTable table) {
		return WindowSample.of(table, "", Kind.TUFT).animals().stream()
			.mapToDouble(animal -> animal.network().synchrony(animal.cells())).average().orElseThrow();
	}

	private static String warnings(final PairTable table) {
		final List<String> warnings =
			OpposingTest.run(table, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary().warnings();
		return String.join("\n", warnings);
	}

	private static PairTable table(final double withinRole, final double common) {
		return table(withinRole, common, 0);
	}

	/** Amplitudes without noise; the dendrite takes up this much of the mean of the role's neurons. */
	private static PairTable table(final double withinRole, final double common, final double input) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int i = 0; i < ANIMALS * TRIALS; i++) {
			final double all = normal.sample();
			final double[] role = {normal.sample(), normal.sample()};
			final double[] s = new double[2 * PER_ROLE];
			final double[] mean = new double[2];
			for (int n = 0; n < s.length; n++) {
				s[n] = Math.sqrt(1 - withinRole - common) * normal.sample() + Math.sqrt(withinRole) * role[n / PER_ROLE]
					+ Math.sqrt(common) * all;
				mean[n / PER_ROLE] += s[n] / PER_ROLE;
			}
			for (int n = 0; n < s.length; n++) {
				final double[] row = new double[24];
				Arrays.fill(row, 0, 20, s[n]);
				Arrays.fill(row, 20, 24, s[n] + input * mean[n / PER_ROLE] + 0.1 * normal.sample());
				builder.add(new Pair("m" + i % ANIMALS, "d1", 1, "n" + n, n < PER_ROLE ? Role.P_PLUS : Role.P_MINUS, i,
					mean[0] > mean[1] ? Outcome.HIT : Outcome.MISS, i, Double.NaN, "", "", Kind.TUFT, false), row);
			}
		}
		return builder.build();
	}
}
