package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.Problems;
import org.apical.io.study.StudyFile;
import org.apical.study.Animal;
import org.apical.study.Study;
import org.junit.jupiter.api.Test;

class ChainTest {

	@Test
	void whatIsWrongWithParametersIsKnownBeforeTheFirstStage() {
		final Problems problems = new Problems();
		Chain.checkParameters(new StudyFile.Resolved(new Study("s", List.of()), Map.of("signal",
			Map.of("primary_window", "early"), "motion", Map.of("max_shift_px", 0)), Map.of()), "study.yaml", problems);
		assertEquals(List.of("study.yaml, parameters.motion: max_shift_px is 0, must be 1 or more",
			"study.yaml, parameters.signal: primary_window is early, must be one of pre, post, late"),
			problems.errors().stream().sorted().toList());
	}

	@Test
	void aPlaneHasNoParametersOfStagesThatSeeAllPlanesAtOnce() {
		final Problems problems = new Problems();
		Chain.checkParameters(new StudyFile.Resolved(new Study("s", List.of()), Map.of(), Map.of("m01/d01/soma",
			Map.of("motion", Map.of("max_shift_px", 20), "align", Map.of("max_shift_px", 20)))), "study.yaml", problems);
		assertEquals(
			List.of("study.yaml, m01/d01/soma parameters: align has no parameters here; motion, segment, trace have"),
			problems.errors());
	}

	@Test
	void anIndicatorOfUnknownDecayIsRefusedUnlessTheDecayIsGiven() {
		final Animal animal =
			new Animal("m01", Optional.empty(), Optional.empty(), Optional.of("fluo-4"), List.of(), "d01",
				List.of());
		final Study study = new Study("s", List.of(animal));
		final Problems unknown = new Problems();
		Chain.checkParameters(new StudyFile.Resolved(study, Map.of(), Map.of()), "study.yaml", unknown);
		assertEquals(1, unknown.errors().size());
		assertTrue(unknown.errors().get(0).contains("fluo-4") && unknown.errors().get(0).contains("decay_s"));
		final Problems given = new Problems();
		Chain.checkParameters(new StudyFile.Resolved(study, Map.of("trace", Map.of("decay_s", 0.6)), Map.of()),
			"study.yaml", given);
		assertTrue(given.none());
	}
}
