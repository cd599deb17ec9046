package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.Problems;
import org.apical.study.Animal;
import org.apical.study.MovieSource;
import org.apical.study.Outcome;
import org.apical.study.Plane;
import org.apical.study.Position;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

/** Reading the study, its animals and their sessions. */
class StudyFileTest extends StudyInFolder {

	@Test
	void everyDefaultIsFilledIn() {
		final Problems problems = new Problems();
		final StudyFile.Resolved resolved = read(problems);
		assertEquals(List.of(), problems.errors());
		final Animal animal = resolved.study().animals().get(0);
		assertEquals("d01", animal.referenceSession());
		assertEquals(Optional.of("jGCaMP7f"), animal.indicator());
		assertEquals(Optional.of(new Position(2, 1)), animal.neurons().get(0).tuft());
		assertEquals(Role.P_MINUS, animal.neurons().get(1).role());
		final Session session = animal.reference();
		assertEquals(new Trial(2, 1.5, 2.5, Outcome.MISS, 2.5, Double.NaN, Double.NaN, false), session.trials().get(1));
		final Plane soma = session.plane("soma");
		assertEquals(List.of(16, 12, 40), List.of(soma.widthPx(), soma.heightPx(), soma.frames()));
		assertEquals(Optional.of(MovieSource.of(folder.resolve("m01/soma.tif"))), soma.movie());
		final Plane tuft = session.plane("tuft");
		assertEquals(20, tuft.frameRateHz(), 1e-9, "from the file");
		assertEquals(0.8, tuft.pixelSizeUm(), 1e-9, "from the file");
		assertEquals(0.05, tuft.offsetS());
	}

	@Test
	void parametersOfAPlaneComeBeforeThoseOfTheStudy() throws IOException {
		write("study.yaml", YAML.replace("pixel_um: 1.5}", "pixel_um: 1.5, parameters: {motion: {block_px: 64}}}")
			+ "parameters:\n  motion: {block_px: 128, max_shift_px: 2.5, rigid: false, name: '1'}\n");
		final StudyFile.Resolved resolved = read(new Problems());
		assertEquals(Map.of("block_px", 128, "max_shift_px", 2.5, "rigid", false, "name", "1"),
			resolved.parameters("motion"));
		assertEquals(64, resolved.parameters("motion", "m01", "d01", "soma").get("block_px"));
		assertEquals(2.5, resolved.parameters("motion", "m01", "d01", "soma").get("max_shift_px"));
		assertEquals(128, resolved.parameters("motion", "m01", "d01", "tuft").get("block_px"));
		assertEquals(Map.of(), resolved.parameters("trace"));
	}

	@Test
	void tenMistakesGiveTenMessagesInOneGo() throws IOException {
		write("study.yaml", """
			apical: 1
			name: wrong
			animals:
			  - id: m 01
			    sex: X
			    neurons: m01/neurons.csv
			    sessions:
			      - id: d01
			        day: 1
			        trials: m01/trials.csv
			        planes:
			          - {id: soma, kind: soma, movie: m01/soma.tif, pixel_um: 1.5}
			          - {id: tuft, kind: dendrite, movie: m01/tuft.tif, ofset_s: 0.05}
			""");
		write("m01/trials.csv", """
			trial,start_s,stop_s,outcome
			1,0,1,win
			2,2.5,1.5,miss
			2,3,100,miss
			""");
		write("m01/neurons.csv", "neuron,role\nn1,P+\nn1,P\n");
		assertEquals(List.of(
			"study.yaml line 4, animals[0].id: 'm 01' must be of the letters A–Z and a–z, digits, _ and - only",
			"study.yaml line 5, animals[0].sex: 'X' must be F, M or U",
			"m01/neurons.csv line 3: neuron 'n1' is there twice, first in line 2",
			"m01/neurons.csv line 3: role 'P' must be P+, P-, neutral or excluded",
			"m01/trials.csv line 2: outcome 'win' must be hit, miss or abort",
			"m01/trials.csv line 3: stop_s 1.5 is before start_s 2.5",
			"m01/trials.csv line 4: trial '2' is there twice, first in line 3",
			"study.yaml line 13, animals[0].sessions[0].planes[1].ofset_s: unknown key; the nearest known one is offset_s",
			"study.yaml line 12, animals[0].sessions[0].planes[0]: the movie does not say its frame rate; add rate_hz",
			"study.yaml line 13, animals[0].sessions[0].planes[1].kind: 'dendrite' must be soma, trunk or tuft",
			"study.yaml line 11, animals[0].sessions[0].planes: no plane is of kind tuft; a session needs a soma and a tuft"
				+ " plane"),
			problems());
	}

	@Test
	void anAnimalOrSessionCannotHaveTheNameOfAFolderOfTheResults() throws IOException {
		write("study.yaml", """
			apical: 1
			name: named
			animals:
			  - id: signal
			    neurons: neurons.csv
			    sessions:
			      - id: match
			        day: 1
			""");
		final List<String> problems = problems();
		assertTrue(problems.contains("study.yaml line 4, animals[0].id: 'signal' is the name of a folder of the results;"
			+ " choose another"), problems.toString());
		assertTrue(problems.contains("study.yaml line 7, animals[0].sessions[0].id: 'match' is the name of a folder of the"
			+ " results; choose another"), problems.toString());
	}

	@Test
	void aMissingStudyFileAndOneThatIsNoYamlAreNamed() throws IOException {
		assertEquals("study.yaml: is empty", problemOf("study.yaml", ""));
		assertTrue(problemOf("study.yaml", "apical: 1\nanimals: [\n").startsWith("study.yaml line 3: is no valid YAML"));
		final Problems problems = new Problems();
		StudyFile.read(folder.resolve("none.yaml"), problems);
		assertEquals(List.of(folder.resolve("none.yaml") + ": there is no such file"), problems.errors());
	}

	@Test
	void anotherVersionOfTheFormatIsRefused() throws IOException {
		assertEquals("study.yaml line 1, apical: apical must be 1, the version of this format",
			problemWith("apical: 1", "apical: 2"));
	}

	@Test
	void keysThatAreThereTwiceAreNamed() throws IOException {
		assertEquals("study.yaml line 6, animals[0].sex: this key is there twice, first in line 5",
			problemWith("    sex: F\n", "    sex: F\n    sex: M\n"));
	}

	@Test
	void missingKeysAreNamed() throws IOException {
		assertEquals("study.yaml line 9, animals[0].sessions[0]: day is missing", problemWith("        day: 1\n", ""));
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0]: movie is missing",
			problemWith(" movie: m01/soma.tif,", ""));
		assertEquals("study.yaml line 14, animals[0].sessions[0].planes[0].movie: movie is missing",
			problemWith(" movie: m01/soma.tif,", " movie: [],"));
	}

	@Test
	void namesThatAreThereTwiceAreNamed() throws IOException {
		assertEquals("study.yaml line 15, animals[0].sessions[0].planes[1].id: 'soma' is there twice, first at"
			+ " study.yaml line 14, animals[0].sessions[0].planes[0]", problemWith("id: tuft", "id: soma"));
		final String session = YAML.substring(YAML.indexOf("      - id: d01"));
		write("study.yaml", YAML + session);
		assertEquals(List.of("study.yaml line 16, animals[0].sessions[1].id: 'd01' is there twice, first at study.yaml"
			+ " line 9, animals[0].sessions[0]",
			"study.yaml line 17, animals[0].sessions[1].day: '1' is there twice, first"
				+ " at study.yaml line 9, animals[0].sessions[0]"),
			problems());
	}

	@Test
	void sessionsAreInOrderOfDaysAndTheFirstListedIsTheReference() throws IOException {
		final String session = YAML.substring(YAML.indexOf("      - id: d01"));
		write("study.yaml", YAML + session.replace("d01", "d00").replace("day: 1", "day: -1"));
		final Animal animal = read(new Problems()).study().animals().get(0);
		assertEquals(List.of("d00", "d01"), animal.sessions().stream().map(Session::id).toList());
		assertEquals("d01", animal.referenceSession());
	}

	@Test
	void aReferenceSessionThatIsNotThereIsNamed() throws IOException {
		assertEquals("study.yaml line 5, animals[0].reference_session: there is no session 'd02'; the nearest is d01",
			problemWith("    sex: F", "    reference_session: d02"));
	}

	@Test
	void aPlaneThatTheReferenceSessionLacksIsNamed() throws IOException {
		final String session = YAML.substring(YAML.indexOf("      - id: d01"));
		write("study.yaml",
			YAML + session.replace("d01", "d02").replace("day: 1", "day: 2").replace("id: tuft", "id: top"));
		assertEquals("study.yaml line 4, animals[0]: session d02 has a tuft plane 'top' that the reference session d01 does"
			+ " not have", only());
	}

	@Test
	void aStudySurvivesBeingWrittenAsJson() throws IOException {
		final StudyFile.Resolved resolved = read(new Problems());
		final Path json = folder.resolve("results/study.json");
		StudyJson.write(json, resolved.study(), folder);
		final Plane before = resolved.study().animals().get(0).reference().plane("tuft");
		final Plane after = StudyJson.read(json).animals().get(0).reference().plane("tuft");
		assertEquals(before.movie(), after.movie());
		assertTrue(Double.isNaN(after.depthUm()));
		assertEquals(resolved.study().animals().get(0).neurons(), StudyJson.read(json).animals().get(0).neurons());
		assertEquals(resolved.study().animals().get(0).reference().trials(),
			StudyJson.read(json).animals().get(0).reference().trials());
		final String text = Files.readString(json);
		StudyJson.write(json, StudyJson.read(json), folder);
		assertEquals(text, Files.readString(json));
		for (final String label : List.of("P+", "P-", "tuft", "abort")) {
			assertTrue(text.contains("\"" + label + "\""), label + " is not written as tables have it");
		}
		assertTrue(text.contains("\"m01/tuft.tif\"") && text.contains("\"folder\" : \"..\""), text);
	}
}
