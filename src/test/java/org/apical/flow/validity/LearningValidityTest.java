package org.apical.flow.validity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apical.signal.conditions.LearningPrediction;
import org.junit.jupiter.api.Test;

/** A few of the studies of {@code apical validity}, which a build has time for. */
class LearningValidityTest {

	@Test
	void theSameTrialsFindAPredictionWhereThereIsNoneAndSplitTrialsDoNot() {
		int naive = 0;
		int split = 0;
		for (long seed = 1; seed <= 8; seed++) {
			final LearningPrediction found = LearningValidity.study(seed, 0);
			naive += found.pNaive() < 0.05 ? 1 : 0;
			split += found.p() < 0.05 ? 1 : 0;
		}
		assertTrue(naive >= 6, "naive: " + naive + " of 8");
		// at .05, two or more of 8 come once in 17 times, three or more once in 170
		assertTrue(split <= 2, "split: " + split + " of 8");
	}

	@Test
	void theCorrectedSlopeIsTheTrueOne() {
		double corrected = 0;
		double slope = 0;
		for (long seed = 1; seed <= 4; seed++) {
			final LearningPrediction found = LearningValidity.study(seed, 0.3);
			corrected += found.corrected() / 4;
			slope += found.slope() / 4;
		}
		assertEquals(0.3, corrected, 0.09);
		assertTrue(slope > 0 && slope < 0.2, "attenuated: " + slope);
	}

	@Test
	void theSameSeedIsTheSameStudy() {
		assertEquals(LearningValidity.study(3, 0.3), LearningValidity.study(3, 0.3));
	}
}
