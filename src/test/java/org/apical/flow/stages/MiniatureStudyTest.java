package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apical.InvalidInputException;
import org.apical.Python;
import org.apical.flow.run.RunListener;
import org.apical.flow.validity.Demo;
import org.apical.io.array.Npy;
import org.apical.io.results.QualityCsv;
import org.apical.simulate.images.StudySimulation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole chain on a study small enough for every build; NumPy, tifffile and PyNWB read the same numbers in its
 * results, in which nwbinspector finds nothing serious.
 */
class MiniatureStudyTest {

	@TempDir
	static Path folder;

	private static Path study;
	private static Path results;

	/** Counts the units that were done. */
	private static final class Counter implements RunListener {
		private final AtomicInteger due = new AtomicInteger();

		@Override
		public void stageStarted(final String stage, final int units, final int upToDate, final int blocked) {
			due.addAndGet(units);
		}
	}

	@BeforeAll
	static void simulateAndRun() {
		final StudySimulation.Parameters d = StudySimulation.Parameters.defaults();
		final StudySimulation.Parameters small = new StudySimulation.Parameters(1, 2, 300, 80, 80, d.frameRateHz(), 3, 3, 1,
			d.mechanism(), d.effectDffS(), d.photonsPerPixel(), 4, 0, 0, 0.08, 0);
		results = folder.resolve("results");
		final Demo demo = new Demo(folder.resolve("study"), results, small, 7, 2, new RunListener() {});
		study = demo.simulate();
		assertEquals(Map.of(), run(results, 2, new Counter()).failures());
	}

	private static StudyRunner.Outcome run(final Path out, final int threads, final RunListener listener) {
		return new StudyRunner(StudyRunner.Request.of(study, Optional.of(out), threads), listener).run();
	}

	@Test
	void aSecondRunDoesNothing() {
		final Counter counter = new Counter();
		run(results, 2, counter);
		assertEquals(0, counter.due.get());
	}

	/** One thread goes on, and two threads made what it is compared with: their number changes nothing either. */
	@Test
	void aRunThatWasKilledGoesOnToTheSameBytes() throws IOException, InterruptedException {
		final Path killed = folder.resolve("killed");
		final Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
			"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"), "org.apical.cli.Main", "run",
			study.toString(), "--out", killed.toString(), "--threads", "1")
				.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		while (process.isAlive() && finished(killed) < 3) {
			process.waitFor(20, TimeUnit.MILLISECONDS);
		}
		process.destroyForcibly().waitFor();
		assertFalse(Files.exists(killed.resolve("signal")), "was killed too late to show anything");
		final Counter counter = new Counter();
		assertEquals(Map.of(), run(killed, 1, counter).failures());
		assertTrue(counter.due.get() <= finished(killed) - 3, "what was finished was done again");
		assertSameFiles(results, killed);
	}

	@Test
	void numpyTifffileAndPynwbReadTheResults() throws IOException, InterruptedException {
		Python.assumeThere();
		final String read = Python.run("read_results.py", results.toString(), study.getParent().toString());
		assertTrue(read.startsWith("read "), read);
		final String nwb = Python.run("read_nwb.py", results.toString(), "m01", "d01");
		assertTrue(nwb.contains("compared "), nwb);
	}

	@Test
	void stagesCanBeDoneAgainAndLeftOut() {
		final Counter counter = new Counter();
		new StudyRunner(new StudyRunner.Request(study, results, Optional.of("signal"), Optional.of("signal"), 2, false),
			counter).run();
		assertEquals(1, counter.due.get());
	}

	@Test
	void aDecisionAboutARoiThatIsNotThereIsRefusedBeforeAnyWork() throws IOException {
		final String plain = Files.readString(study);
		final String first = plain.lines().filter(line -> line.strip().startsWith("neurons:")).findFirst().orElseThrow();
		final Path table = Files.writeString(study.resolveSibling("curation.csv"),
			"session,plane,roi,decision\nd01,soma,none,reject\n");
		Files.writeString(study, plain.replace(first, first + "\n" + first.replaceFirst("neurons:.*",
			"curation: " + table.getFileName())));
		try {
			final Counter counter = new Counter();
			final InvalidInputException e = assertThrows(InvalidInputException.class, () -> run(results, 2, counter));
			assertTrue(e.getMessage().contains("curation.csv line 2: session d01, plane soma has no ROI 'none'"),
				e.getMessage());
			assertEquals(0, counter.due.get());
		} finally {
			Files.writeString(study, plain);
		}
	}

	@Test
	void everyStageFindsTheTruthAgain() throws IOException {
		final String scores = Files.readString(results.resolve("scores.csv"));
		for (final String stage : new String[] {"motion", "align", "trace", "signal"}) {
			assertTrue(scores.contains("\n" + stage + ","), scores);
		}
		assertFalse(scores.lines().anyMatch(line -> line.startsWith("motion") && line.endsWith(",no")), scores);
		assertFalse(scores.lines().anyMatch(line -> line.startsWith("align") && line.endsWith(",no")), scores);
	}

	@Test
	void everySessionSaysHowFarItsTracesCanBeTrusted() throws IOException {
		try (Stream<Path> all = Files.walk(results)) {
			final List<Path> traces = all.filter(path -> path.getFileName().toString().equals("trace")).toList();
			assertEquals(2, traces.size(), "two sessions");
			for (final Path folder : traces) {
				assertEquals(Npy.read(folder.resolve("dff.npy")).shape()[0],
					QualityCsv.read(folder.resolve("quality.csv")).size(), folder.toString());
			}
		}
	}

	private static long finished(final Path folder) throws IOException {
		if (!Files.isDirectory(folder)) {
			return 0;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(file -> file.endsWith("manifest.json")
				&& !file.getParent().getFileName().toString().startsWith(".")).count();
		} catch (final java.io.UncheckedIOException e) {
			// a temporary folder was moved into place meanwhile
			return 0;
		}
	}

	private static void assertSameFiles(final Path expected, final Path actual) throws IOException {
		final Map<String, Path> one = files(expected);
		final Map<String, Path> other = files(actual);
		assertEquals(one.keySet(), other.keySet());
		assertTrue(one.size() > 40, one.keySet().toString());
		for (final String name : one.keySet()) {
			assertEquals(-1, Files.mismatch(one.get(name), other.get(name)), name);
		}
	}

	/** All tables, arrays, images and ROI sets; not the manifests and NWB files, which have times in them. */
	private static Map<String, Path> files(final Path folder) throws IOException {
		final Map<String, Path> byName = new TreeMap<>();
		try (Stream<Path> files = Files.walk(folder)) {
			files.filter(Files::isRegularFile).filter(file -> !file.endsWith("manifest.json") && !file.endsWith(".lock")
				&& !file.endsWith("traces.nwb"))
				.forEach(file -> byName.put(folder.relativize(file).toString(), file));
		}
		return byName;
	}
}
