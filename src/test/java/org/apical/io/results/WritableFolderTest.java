package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritableFolderTest {

	@TempDir
	Path folder;

	@Test
	void aFolderThatCannotBeWrittenIsNamedAndNothingIsMade() throws IOException {
		final Path file = Files.writeString(folder.resolve("study.yaml"), "apical: 1");
		final Problems problems = new Problems();
		WritableFolder.check(folder.resolve("results/deep"), problems);
		assertTrue(problems.none());
		assertTrue(Files.notExists(folder.resolve("results")));
		WritableFolder.check(file.resolve("results"), problems);
		assertEquals(List.of(file.resolve("results") + ": " + file
			+ " is a file, not a folder; choose another folder for the results"), problems.errors());
	}
}
