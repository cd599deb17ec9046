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
		for (long seed = 1; seed <= 12; seed++) {
			final LearningPrediction found = LearningValidity.study(seed, 0);
			naive += found.pNaive() < 0.05 ? 1 : 0;
			split += found.p() < 0.05 ? 1 : 0;
		}
		assertTrue(naive >= 8, "naive: " + naive + " of 12");
		// at .05, four or more of 12 come once in 400 times
		assertTrue(split <= 3, "split: " + split + " of 12");
	}

	@Test
	void theCorrectedSlopeIsTheTrueOne() {
		double corrected = 0;
		double slope = 0;
		for (long seed = 1; seed <= 5; seed++) {
			final LearningPrediction found = LearningValidity.study(seed, 0.3);
			corrected += found.corrected() / 5;
			slope += found.slope() / 5;
		}
		assertEquals(0.3, corrected, 0.1);
		assertTrue(slope > 0 && slope < 0.2, "attenuated: " + slope);
	}

	@Test
	void theSameSeedIsTheSameStudy() {
		assertEquals(LearningValidity.study(3, 0.3), LearningValidity.study(3, 0.3));
	}
}
