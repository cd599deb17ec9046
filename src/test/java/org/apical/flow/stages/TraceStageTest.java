package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.io.study.StudyFile;
import org.apical.study.Animal;
import org.apical.study.Kind;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.apical.study.Study;
import org.junit.jupiter.api.Test;

class TraceStageTest {

	/** What a trace unit depends on where the plane has these parameters of its own. */
	private static JsonNode settings(final Map<String, Object> ofPlane) {
		final Plane plane =
			new Plane("soma", Kind.SOMA, Optional.of(MovieSource.of(Path.of("a.tif"))), Optional.empty(), 64,
				64, 100, 15, 1, Double.NaN, 0, 0, new double[0], 0, 0, Optional.empty(), Optional.empty(),
				Optional.empty());
		final Session session =
			new Session("d01", 1, Optional.empty(), List.of(), List.of(plane), Optional.empty(), Optional.empty());
		final Study study = new Study("s", List.of(new Animal("m01", Optional.empty(), Optional.empty(), Optional.empty(),
			List.of(), "d01", List.of(session))));
		final StudyFile.Resolved input =
			new StudyFile.Resolved(study, Map.of(), Map.of("m01/d01/soma", Map.of("trace", ofPlane)));
		return new TraceStage().units(new StudyRun(Path.of("study.yaml"), input, Path.of("results"))).get(0).settings();
	}

	@Test
	void aPlanesOwnParametersMakeItsTracesOutOfDate() {
		assertEquals(settings(Map.of()), settings(Map.of()));
		assertNotEquals(settings(Map.of()), settings(Map.of("neuropil_coefficient", 0.5)));
		assertNotEquals(settings(Map.of()), settings(Map.of("neuropil_gap_um", 5)));
	}
}
