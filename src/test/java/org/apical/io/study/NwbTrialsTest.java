package org.apical.io.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.systemsx.cisd.hdf5.HDF5Factory;
import ch.systemsx.cisd.hdf5.IHDF5Writer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;
import org.apical.study.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials of NWB files, which src/test/python/nwb_files.py made. */
class NwbTrialsTest {

	private static final Path FILES = Path.of("src/test/resources/nwb");
	private static final Path PIXELS = FILES.resolve("pixels.nwb");
	private static final Path IMAGES = FILES.resolve("images.nwb");

	@TempDir
	Path folder;

	private static List<StudyTables.Timed> trials(final Path file, final Problems problems) {
		return new StudyTables(new StudyPaths(file.toAbsolutePath().getParent(), problems)).trials(file.toAbsolutePath());
	}

	@Test
	void trialsOfTheIntervalsAreThoseOfASession() {
		final Problems problems = new Problems();
		final List<StudyTables.Timed> trials = trials(IMAGES, problems);
		assertEquals(List.of(), problems.errors());
		assertEquals(List.of(Outcome.HIT, Outcome.MISS, Outcome.HIT),
			trials.stream().map(t -> t.trial().outcome()).toList());
		assertEquals(List.of(2.0, 3.0, 4.0), trials.stream().map(t -> t.trial().startS()).toList());
		assertEquals(4.9, trials.get(2).trial().stopS());
		assertEquals(List.of("images.nwb /intervals/trials: column rewarded is not used"), problems.notes());
	}

	@Test
	void trialsWithoutOutcomesAndFilesWithoutTrialsAreNamed() throws IOException {
		final Problems problems = new Problems();
		trials(PIXELS, problems);
		assertEquals(List.of("pixels.nwb: /intervals/trials is missing"), problems.errors());
		final Path copy = Files.copy(IMAGES, folder.resolve("copy.nwb"));
		try (IHDF5Writer nwb = HDF5Factory.open(copy.toFile())) {
			nwb.object().delete("/intervals/trials/outcome");
		}
		final Problems without = new Problems();
		assertEquals(3, trials(copy, without).size());
		assertEquals(List.of("copy.nwb: /intervals/trials has no column outcome (hit, miss or abort) but rewarded, start_s,"
			+ " stop_s, trial; give the trials as a table (apical import writes one, without the outcome)"),
			without.errors());
	}
}
