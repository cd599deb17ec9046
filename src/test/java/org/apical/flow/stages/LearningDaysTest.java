package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apical.study.Animal;
import org.apical.study.Outcome;
import org.apical.study.Session;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

class LearningDaysTest {

	private static Session session(final int day, final double errorDeg) {
		final Trial trial = new Trial(1, 0, 1, Outcome.HIT, 1, errorDeg, Double.NaN, false);
		final Trial aborted = new Trial(2, 2, 3, Outcome.ABORT, 3, 500, Double.NaN, false);
		return new Session("d" + day, day, Optional.empty(), List.of(trial, aborted), List.of(), Optional.empty(),
			Optional.empty());
	}

	@Test
	void aDayWithoutAnErrorLeavesTheOthersTheirsAndAbortedTrialsCountNowhere() {
		final Animal animal = new Animal("m01", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "d1",
			List.of(session(1, 30), session(2, Double.NaN), session(3, 10)));
		assertEquals(1.5, LearningDays.relativeError(animal, animal.sessions().get(0)));
		assertTrue(Double.isNaN(LearningDays.relativeError(animal, animal.sessions().get(1))));
		assertEquals(0.5, LearningDays.relativeError(animal, animal.sessions().get(2)));
	}
}
