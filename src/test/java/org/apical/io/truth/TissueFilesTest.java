package org.apical.io.truth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.array.Npy;
import org.apical.io.study.StudyFile;
import org.apical.simulate.tissue.TissueStudy;
import org.apical.study.Animal;
import org.apical.study.Kind;
import org.apical.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TissueFilesTest {

	private static final TissueStudy TINY =
		new TissueStudy(new TissueStudy.Parameters(1, 2, 100, 10, 2, 2, 1, "vectorized", 0.25, 0), 27);

	@TempDir
	Path folder;

	private Map<String, Integer> write(final String name, final TaskExecutor executor) throws IOException {
		final Path study = folder.resolve(name);
		SimulatedStudy.write(study, TINY, executor, Progress.NONE);
		final Map<String, Integer> hashes = new TreeMap<>();
		try (Stream<Path> files = Files.walk(study)) {
			for (final Path file : files.filter(Files::isRegularFile).toList()) {
				hashes.put(study.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
			}
		}
		return hashes;
	}

	@Test
	void theSameSeedGivesTheSameBytesOnAnyNumberOfThreads() throws IOException {
		final Map<String, Integer> once = write("once", TaskExecutors.singleThreaded());
		final TaskExecutor two = TaskExecutors.fixedThreadPool(2);
		try {
			assertEquals(once, write("again", two));
		} finally {
			two.close();
		}
		assertNotEquals(once.get("m01/d01/soma.tif"), once.get("m01/d02/soma.tif"));
		read(folder.resolve("once"));
	}

	private static void read(final Path written) {
		final Problems problems = new Problems();
		final Study study = StudyFile.read(written.resolve("study.yaml"), problems).study();
		assertTrue(problems.none(), problems.errors().toString());
		final Animal animal = study.animals().get(0);
		assertEquals(5, animal.neurons().size());
		assertEquals(TINY.pixelUm(0, Kind.TUFT), animal.sessions().get(0).plane("tuft").pixelSizeUm(), 1e-9);
		final TruthFolder truth = TruthFolder.of(written);
		final int[] shape = truth.masks("m01", "tuft").shape();
		assertArrayEquals(shape, Npy.read(truth.masksFile("m01", "d02", "tuft")).shape());
		assertEquals(100, truth.motion("m01", "d02", "soma").frames());
		assertEquals(4, truth.transforms("m01").size());
		assertEquals(5, truth.modulation().size());
	}
}
