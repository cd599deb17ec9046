package org.apical.io.movie;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.DamagedFiles;
import org.apical.study.MovieSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged movies give a message or are read, as the files of a study are; {@code -Dapical.damaged=10000} tries
 * more.
 */
@Timeout(300)
class DamagedMoviesTest {

	private static final int FILES = Integer.getInteger("apical.damaged", 1000);

	@TempDir
	Path folder;

	@Test
	void movies() throws IOException {
		final DamagedFiles damaged = new DamagedFiles(folder);
		final Path plain = Tiffs.shorts(folder.resolve("a.tif"), 6, 5, 3);
		final Path scanImage = RawTiff.write(folder.resolve("b.tif"), "SI.hChannels.channelSave = [1;2]", "x", 1, 2, 3, 4);
		final Optional<MovieFile> before = Optional.of(MovieFile.of(Files.copy(plain, folder.resolve("whole.tif")), true,
			Optional.empty(), 0, 0));
		int refused = 0;
		for (final Path movie : List.of(plain, scanImage)) {
			refused += damaged.refused(movie, FILES / 2, 3, (file, problems) -> MovieFile.of(file, true, before, 0, 0));
		}
		assertTrue(refused > FILES / 4, refused + " refused");
		assertTrue(damaged.refused(plain, 200, 4, (file, problems) -> Movies.open(MovieSource.of(file)).close()) > 50);
	}
}
