package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apical.signal.roles.Contrast;
import org.junit.jupiter.api.Test;

/** The truth table of the rule, and when equivalence may be said. */
class EstimatesTest {

	/** A bound of equivalence, ΔF/F·s. */
	private static final double BOUND = 0.09;

	static final Estimates FOUND = of(contrast(0.16, 0.02, 1e-3), contrast(0.16, 0.02, 1e-3),
		contrast(0.15, 0.02, 1e-3), contrast(0.15, 0.02, 1e-3));
	static final Estimates EXPLAINED = of(FOUND.primary(), FOUND.leaveOneOut(), FOUND.gainAdjusted(),
		contrast(0.05, 0.02, 1e-3));
	static final Estimates NOTHING = of(contrast(0.01, 0.01, 0.4), contrast(0.02, 0.02, 0.4), contrast(0, 0.01, 0.9),
		contrast(-0.01, 0.02, 0.6));
	static final Estimates VAGUE = of(contrast(0.01, 0.01, 0.4), contrast(0.02, 0.1, 0.9), contrast(0, 0.01, 0.9),
		contrast(-0.01, 0.02, 0.6));

	private static Estimates of(final Contrast primary, final Contrast leaveOneOut, final Contrast gain,
		final Contrast network)
	{
		return new Estimates(primary, leaveOneOut, gain, network, true);
	}

	/** D of six animals with this mean and standard error, both tests with the same p. */
	static Contrast contrast(final double d, final double se, final double p) {
		final double[] spread = {-1, 1, -1, 1, -1, 1};
		final double sd = se * Math.sqrt(5);
		return new Contrast(d, se, d - 2.57 * se, d + 2.57 * se, p, p, 0.03, 0,
			List.of("m1", "m2", "m3", "m4", "m5", "m6"), Arrays.stream(spread).mapToObj(s -> d + s * sd).toList());
	}

	private static Contrast with(final Contrast c, final double pRoles, final double pAnimal) {
		return new Contrast(c.d(), c.se(), c.ciLow(), c.ciHigh(), pRoles, pAnimal, c.pSignFlip(), 0, c.animals(),
			c.byAnimal());
	}

	@Test
	void allEstimatesMustRejectByBothTestsWithTheSameSign() {
		assertTrue(FOUND.roleDependent());
		for (int i = 0; i < 4; i++) {
			for (final Contrast wrong : List.of(with(FOUND.primary(), 0.2, 1e-3), with(FOUND.primary(), 1e-3, 0.2),
				contrast(-0.16, 0.02, 1e-3)))
			{
				final Contrast[] estimates = {FOUND.primary(), FOUND.leaveOneOut(), FOUND.gainAdjusted(),
					FOUND.networkAdjusted()};
				estimates[i] = wrong;
				final Estimates one = of(estimates[0], estimates[1], estimates[2], estimates[3]);
				assertFalse(one.roleDependent());
				assertEquals(i == 3, one.notSeparable());
			}
		}
	}

	@Test
	void whatTheNetworkExplainsIsNotSeparableEvenIfARestIsFound() {
		assertFalse(EXPLAINED.roleDependent());
		assertTrue(EXPLAINED.notSeparable());
	}

	@Test
	void aSmallLossToTheNetworkIsNoExplanation() {
		assertTrue(of(FOUND.primary(), FOUND.leaveOneOut(), FOUND.gainAdjusted(), contrast(0.1, 0.02, 1e-3))
			.roleDependent());
	}

	@Test
	void theLevelsAreFivePercentForThePrimarySevenForTheOthersAndTenForTheNetwork() {
		assertTrue(of(contrast(0.16, 0.02, 0.049), contrast(0.16, 0.02, 0.069), contrast(0.15, 0.02, 0.069),
			contrast(0.15, 0.02, 0.099)).roleDependent());
		assertFalse(of(contrast(0.16, 0.02, 0.051), FOUND.leaveOneOut(), FOUND.gainAdjusted(), FOUND.networkAdjusted())
			.roleDependent());
		assertFalse(of(FOUND.primary(), contrast(0.16, 0.02, 0.071), FOUND.gainAdjusted(), FOUND.networkAdjusted())
			.roleDependent());
		assertFalse(of(FOUND.primary(), FOUND.leaveOneOut(), contrast(0.15, 0.02, 0.071), FOUND.networkAdjusted())
			.roleDependent());
		assertFalse(of(FOUND.primary(), FOUND.leaveOneOut(), FOUND.gainAdjusted(), contrast(0.15, 0.02, 0.101))
			.roleDependent());
	}

	@Test
	void theNetworkIsNotAskedWhereTheDecoderReadsTheWindow() {
		final Estimates read = new Estimates(FOUND.primary(), FOUND.leaveOneOut(), FOUND.gainAdjusted(),
			contrast(-0.1, 0.02, 1e-3), false);
		assertTrue(read.roleDependent());
		assertFalse(read.notSeparable());
	}

	@Test
	void everyEstimateMustLieWithinTheBounds() {
		assertTrue(NOTHING.equivalent(BOUND));
		assertFalse(VAGUE.equivalent(BOUND));
		final Contrast near = contrast(0.06, 0.02, 0.2);
		assertFalse(of(near, NOTHING.leaveOneOut(), NOTHING.gainAdjusted(), NOTHING.networkAdjusted()).equivalent(BOUND));
		assertFalse(of(NOTHING.primary(), near, NOTHING.gainAdjusted(), NOTHING.networkAdjusted()).equivalent(BOUND));
		assertFalse(of(NOTHING.primary(), NOTHING.leaveOneOut(), near, NOTHING.networkAdjusted()).equivalent(BOUND));
		assertFalse(of(NOTHING.primary(), NOTHING.leaveOneOut(), NOTHING.gainAdjusted(), near).equivalent(BOUND));
		assertTrue(new Estimates(NOTHING.primary(), NOTHING.leaveOneOut(), NOTHING.gainAdjusted(), near, false)
			.equivalent(BOUND));
	}

	/** With t of 2.57 and 0.92, a SE of .03 finds .105 with probability .8, though the interval lies within ±.09. */
	@Test
	void aStudyThatCouldHardlyFindTheBoundDoesNotSayThatItIsExcluded() {
		final Contrast imprecise = contrast(0, 0.03, 0.9);
		assertTrue(0.03 * 2.015 < BOUND);
		assertFalse(of(NOTHING.primary(), imprecise, NOTHING.gainAdjusted(), NOTHING.networkAdjusted())
			.equivalent(BOUND));
	}
}
