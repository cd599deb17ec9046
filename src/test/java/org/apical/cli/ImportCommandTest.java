package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportCommandTest extends CommandsInFolder {

	private static final Path CAIMAN = Path.of("src/test/resources/caiman/dff.hdf5");
	private static final Path NWB = Path.of("src/test/resources/nwb/images.nwb");

	@Test
	void whatIsLeftToFillInIsAskedForAndThenTheStudyIsReady() throws IOException {
		for (final String session : List.of("d01", "d02")) {
			for (final String plane : List.of("soma", "apical tuft")) {
				final Path copy = folder.resolve("lab/mouse 7").resolve(session).resolve(plane + ".hdf5");
				Files.createDirectories(copy.getParent());
				Files.copy(CAIMAN, copy);
			}
		}
		final Path lab = folder.resolve("lab/mouse 7");
		final Path elsewhere = Files.createDirectories(folder.resolve("lab/m8/d01"));
		Files.copy(CAIMAN, elsewhere.resolve("x.hdf5"));
		run("import", lab.resolve("d01/soma.hdf5"), lab.resolve("d01/apical tuft.hdf5"), lab.resolve("d02/soma.hdf5"),
			lab.resolve("d02/apical tuft.hdf5"), elsewhere.resolve("x.hdf5"), "--out", folder.resolve("study"));
		assertEquals(0, status);
		final Path study = folder.resolve("study/study.yaml");
		final String problems = run("check", study);
		assertEquals(2, status);
		assertTrue(problems.contains("kind is missing"), problems);
		assertTrue(problems.contains("no row of the animal's links (neuron, session, plane, roi) assigns a ROI of this"
			+ " plane to a neuron"), problems);
		assertFalse(problems.contains("unknown key"), problems);
		final String yaml = Files.readString(study);
		assertTrue(yaml.contains("traces: '../lab/mouse 7/d01/apical tuft.hdf5'"), yaml);
		assertEquals(List.of("session,plane,roi,x_px,y_px,area_px,cell"),
			Files.readAllLines(folder.resolve("study/mouse_7/rois.csv")).subList(0, 1));
		assertEquals(1 + 4 * 4, Files.readAllLines(folder.resolve("study/mouse_7/rois.csv")).size());
		Files.writeString(study,
			yaml.substring(0, yaml.indexOf("  - id: m8")) + yaml.substring(yaml.indexOf("  - id: mouse_7")));
		write("study/mouse_7/neurons.csv", "neuron,role\na,P+\nb,P-\n");
		write("study/mouse_7/links.csv",
			"neuron,session,plane,roi\n" + List.of("d01", "d02").stream()
				.map(session -> "a,S,soma,0\nb,S,soma,2\na,S,apical_tuft,0\nb,S,apical_tuft,3\n".replace("S", session))
				.reduce("", String::concat));
		for (final String session : List.of("d01", "d02")) {
			write("study/mouse_7/" + session + "/trials.csv", "trial,start_s,stop_s,outcome\n1,0,1,hit\n2,1,2,miss\n");
		}
		assertEquals("", run("check", study).replaceAll("(?m)^note: .*\n", ""));
		assertEquals(0, status);
	}

	@Test
	void anNwbFileIsASessionWithItsStartAndTrials() throws IOException {
		run("import", NWB, "--out", folder.resolve("study"));
		assertEquals(0, status);
		final String yaml = Files.readString(folder.resolve("study/study.yaml"));
		assertTrue(yaml.contains("start: 2025-03-01T10:00:00Z") && yaml.contains("- id: images\n"), yaml);
		assertEquals("trial,start_s,stop_s,outcome,rewarded\n0,2,2.9,hit,1\n1,3,3.9,miss,0\n2,4,4.9,hit,1\n",
			Files.readString(folder.resolve("study/m01/images/trials.csv")));
		assertTrue(run("check", folder.resolve("study/study.yaml")).contains("kind is missing"));
	}

	@Test
	void whatCannotBeImportedIsNamedAllAtOnceAndNothingIsWritten() throws IOException {
		write("notes.txt", "x");
		final String problems = run("import", folder.resolve("notes.txt"), folder.resolve("gone"), "--out",
			folder.resolve("study"));
		assertEquals(2, status);
		assertTrue(
			problems.contains("notes.txt: is neither a folder of suite2p") && problems.contains("gone: there is no such"
				+ " file"),
			problems);
		assertFalse(Files.exists(folder.resolve("study")));
	}

	@Test
	void aStudyThatIsThereIsNotWrittenOver() throws IOException {
		write("study.yaml", "mine");
		assertTrue(run("import", CAIMAN, "--out", folder).contains("study.yaml: exists already; choose another folder"));
		assertEquals(2, status);
		assertEquals("mine", Files.readString(folder.resolve("study.yaml")));
	}

	@Test
	void wrongUseOfExportIsNamed() {
		assertTrue(
			run("export", folder, "--to", "matlab", "--out", folder.resolve("x")).contains("--to is 'matlab', must be"
				+ " suite2p, nwb, imagej"));
		assertEquals(2, status);
		assertTrue(run("export", folder, "--to", "nwb", "--out", folder.resolve("x")).contains("holds no study.json"));
		assertEquals(2, status);
	}
}
