package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apical.Problems;
import org.apical.cli.CommandsInFolder;
import org.apical.io.movie.Tiffs;
import org.apical.study.Curation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decisions made by eye, and the messages, before any work, about those that cannot be applied. */
class CurationTableTest extends CommandsInFolder {

	private static final String STUDY = """
		apical: 1
		animals:
		  - id: m01
		    neurons: neurons.csv
		    curation: curation.csv
		    sessions:
		      - id: d01
		        day: 1
		        trials: trials.csv
		        planes:
		          - {id: soma, kind: soma, movie: soma.tif, rate_hz: 10, pixel_um: 1}
		          - {id: tuft, kind: tuft, movie: soma.tif, rate_hz: 10, pixel_um: 0.5}
		      - id: d02
		        day: 2
		        trials: trials.csv
		        planes:
		          - {id: soma, kind: soma, movie: soma.tif, rate_hz: 10, pixel_um: 1}
		          - {id: tuft, kind: tuft, movie: soma.tif, rate_hz: 10, pixel_um: 0.5}
		""";

	@BeforeEach
	void writeStudy() throws IOException {
		Tiffs.shorts(folder.resolve("soma.tif"), 24, 20, 40);
		write("study.yaml", STUDY);
		write("neurons.csv", "neuron,role,x_px,y_px\nplus,P+,4,4\nminus,P-,19,15\n");
		write("trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,1,2,miss\n");
	}

	private String check(final String... rows) throws IOException {
		write("curation.csv", "session,plane,roi,decision\n" + String.join("\n", rows) + "\n");
		return check();
	}

	@Test
	void decisionsAreReadAsTheyStand() throws IOException {
		write("curation.csv", "session,plane,roi,decision\nd01,soma,3,reject\nd02,soma,3,neuron:plus\nd02,soma,4,accept\n");
		final Problems problems = new Problems();
		final List<Curation> read =
			new StudyTables(new StudyPaths(folder, problems)).curation(folder.resolve("curation.csv"));
		assertEquals(List.of(new Curation("d01", "soma", "3", true, Optional.empty(), "curation.csv line 2"),
			new Curation("d02", "soma", "3", false, Optional.of("plus"), "curation.csv line 3"),
			new Curation("d02", "soma", "4", false, Optional.empty(), "curation.csv line 4")), read);
		assertTrue(problems.none(), problems.errors().toString());
	}

	@Test
	void aTableWithoutMistakesIsTaken() throws IOException {
		final String said = check("d01,soma,3,reject", "d02,soma,3,reject", "d02,soma,4,neuron:plus");
		assertEquals(0, status, said);
	}

	@Test
	void unknownSessionsPlanesAndNeuronsAreNamedWithTheNearest() throws IOException {
		final String said = check("d11,soma,3,reject", "d01,axon,3,reject", "d01,soma,3,neuron:plas");
		assertEquals(2, status, said);
		assertTrue(said.contains("curation.csv line 2: there is no session 'd11'; the nearest is d01"), said);
		assertTrue(
			said.contains("curation.csv line 3: session d01 has no plane 'axon' with a movie; these are: soma, tuft"), said);
		assertTrue(said.contains("curation.csv line 4: there is no neuron 'plas'; the nearest is plus"), said);
	}

	@Test
	void anUnknownDecisionIsNamedWithThoseThereAre() throws IOException {
		final String said = check("d01,soma,3,maybe", "d01,soma,4,neuron:");
		assertEquals(2, status, said);
		assertTrue(said.contains("curation.csv line 2: decision 'maybe' must be accept, reject or neuron:<id>"), said);
		assertTrue(said.contains("curation.csv line 3: decision 'neuron:' must be"), said);
	}

	@Test
	void twoDecisionsAboutOneRoiAreRefused() throws IOException {
		final String said = check("d01,soma,3,reject", "d02,soma,3,accept", "d01,soma,3,accept");
		assertEquals(2, status, said);
		assertTrue(said.contains("curation.csv line 4: ROI '3' of session d01, plane soma has a decision already"
			+ " (curation.csv line 2); keep one of the two rows"), said);
		assertTrue(!said.contains("line 3"), said);
	}

	@Test
	void twoRoisForOneNeuronOfADayAreRefused() throws IOException {
		final String said = check("d01,soma,3,neuron:plus", "d01,soma,4,neuron:plus", "d02,soma,4,neuron:plus");
		assertEquals(2, status, said);
		assertTrue(said.contains("curation.csv line 3: neuron 'plus' has a ROI of session d01, plane soma already"), said);
	}

	@Test
	void columnsThatAreMissingAreNamed() throws IOException {
		write("curation.csv", "session,roi,decision\nd01,3,reject\n");
		final String said = check();
		assertEquals(2, status, said);
		assertTrue(said.contains("curation.csv") && said.contains("plane"), said);
	}

	@Test
	void aTableThatIsMissingIsNamed() {
		final String said = check();
		assertEquals(2, status, said);
		assertTrue(said.contains("curation.csv"), said);
	}

	@Test
	void aDayWithOtherPixelsIsTakenAndSaidToBeRescaled() throws IOException {
		Tiffs.shorts(folder.resolve("fine.tif"), 48, 40, 40);
		write("study.yaml", STUDY.replaceAll("(?s)(d02.*)soma.tif, rate_hz: 10, pixel_um: 1}",
			"$1fine.tif, rate_hz: 10, pixel_um: 0.5}"));
		final String said = check("d01,soma,3,reject");
		assertEquals(0, status, said);
		assertTrue(said.contains("plane soma of session d02 has 48 × 40 px of 0.5 µm, that of the reference session d01"
			+ " 24 × 20 px of 1 µm: before the alignment it is rescaled"), said);
	}
}
