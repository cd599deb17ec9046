package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;
import org.apical.simulate.score.Score;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportStageTest {

	private static final String SIMULATED = "{\"mechanism\": \"vectorized\", \"seed\": 1}";

	@TempDir
	Path folder;

	private List<String> notes() {
		final Problems problems = new Problems();
		ReportStage.noteTruth(folder.resolve("study.yaml"), problems);
		return problems.notes();
	}

	private void write(final String name, final String text) throws IOException {
		Files.createDirectories(folder.resolve("truth"));
		Files.writeString(folder.resolve("truth").resolve(name), text);
	}

	@Test
	void aFolderOfTheUserThatIsCalledTruthIsNotedAndDoesNoHarm() throws IOException {
		assertEquals(List.of(), notes());
		write("modulation.csv", "my own table");
		assertEquals(List.of(), ReportStage.scores(folder, folder.resolve("results")));
		assertEquals(1, notes().size());
		for (final String text : List.of("", "[1, 2]", "no JSON", "{\"mechanism\": \"reward\"}")) {
			write("truth.json", text);
			assertEquals(List.of(), ReportStage.scores(folder, folder.resolve("results")), text);
			assertEquals(1, notes().size(), text);
		}
		assertTrue(notes().get(0).contains("is not read"), notes().get(0));
	}

	@Test
	void aTruthThatCannotBeComparedSaysSoInsteadOfFailing() throws IOException {
		write("truth.json", SIMULATED);
		assertEquals(List.of(), notes());
		final List<Score> scores = ReportStage.scores(folder, folder.resolve("results"));
		assertEquals(1, scores.size());
		assertTrue(scores.get(0).measure().contains("modulation.csv"), scores.get(0).measure());
	}
}
