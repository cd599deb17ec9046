package org.apical.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.io.StudyFile;
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
}
