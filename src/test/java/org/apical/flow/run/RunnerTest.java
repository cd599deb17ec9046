package org.apical.flow.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

	@TempDir
	Path folder;

	private final AtomicInteger done = new AtomicInteger();
	private Path results;
	private Path input;

	@BeforeEach
	void makeInput() throws IOException {
		results = folder.resolve("results");
		input = Files.writeString(folder.resolve("movie.tif"), "frames");
	}

	private Unit unit(final String place, final String setting, final String... needs) {
		return new Unit("stage", 1, place, JsonNodeFactory.instance.objectNode().put("setting", setting), List.of(input),
			List.of(needs), (out, executor, progress) -> {
				done.incrementAndGet();
				write(out.resolve("result.txt"), setting);
			});
	}

	private static void write(final Path file, final String text) {
		try {
			Files.writeString(file, text);
		} catch (final IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private Runner run(final Unit... units) {
		final Runner runner = new Runner(results, 2, false, new RunListener() {});
		for (final Unit unit : units) {
			runner.run(unit.stage(), List.of(unit), false);
		}
		return runner;
	}

	@Test
	void whatIsUpToDateIsNotDoneAgain() {
		run(unit("a", "one"), unit("b", "one", "a"));
		run(unit("a", "one"), unit("b", "one", "a"));
		assertEquals(2, done.get());
	}

	@Test
	void aUnitThatNeedsAnotherOfItsStageComesAfterItOrNotAtAll() {
		final Unit needing = new Unit("stage", 1, "b", JsonNodeFactory.instance.objectNode(), List.of(input), List.of("a"),
			(out, executor, progress) -> {
				assertTrue(Files.exists(results.resolve("a/result.txt")));
				write(out.resolve("result.txt"), "b");
			});
		final Runner good = new Runner(results, 2, false, new RunListener() {});
		good.run("stage", List.of(unit("a", "one"), needing), false);
		assertEquals(Map.of(), good.failures());
		assertTrue(Files.exists(results.resolve("b/result.txt")));
		final Unit failing = new Unit("stage", 2, "a", JsonNodeFactory.instance.objectNode(), List.of(input), List.of(),
			(out, executor, progress) -> {
				throw new ApicalException("cannot");
			});
		final Runner bad = new Runner(results, 2, false, new RunListener() {});
		bad.run("stage", List.of(failing, needing), false);
		assertEquals(List.of("b"), bad.blocked());
		assertFalse(Files.exists(results.resolve("b")));
	}

	@Test
	void aChangedSettingRedoesTheUnitAndWhatNeedsIt() {
		run(unit("a", "one"), unit("b", "one", "a"), unit("c", "one"));
		run(unit("a", "two"), unit("b", "one", "a"), unit("c", "one"));
		assertEquals(5, done.get());
	}

	@Test
	void aChangedFileRedoesTheUnit() throws IOException {
		run(unit("a", "one"));
		Files.writeString(input, "other frames");
		run(unit("a", "one"));
		assertEquals(2, done.get());
	}

	@Test
	void aMissingResultFileRedoesTheUnit() throws IOException {
		run(unit("a", "one"));
		Files.delete(results.resolve("a/result.txt"));
		run(unit("a", "one"));
		assertEquals(2, done.get());
	}

	@Test
	void doingAgainIsPossible() {
		run(unit("a", "one"));
		new Runner(results, 1, false, new RunListener() {}).run("stage", List.of(unit("a", "one")), true);
		assertEquals(2, done.get());
	}

	@Test
	void aFailureLeavesNothingBehindAndStopsOnlyWhatNeedsIt() {
		final Unit failing = new Unit("stage", 1, "bad", JsonNodeFactory.instance.objectNode(), List.of(), List.of(),
			(out, executor, progress) -> {
				write(out.resolve("half.txt"), "half");
				throw new ApicalException("broken");
			});
		final Runner runner = run(failing, unit("after", "one", "bad"), unit("other", "one"));
		assertEquals(List.of("bad"), List.copyOf(runner.failures().keySet()));
		assertEquals(List.of("after"), runner.blocked());
		assertFalse(Files.exists(results.resolve("bad")));
		assertTrue(Files.exists(results.resolve("other/manifest.json")));
		assertEquals(1, done.get());
	}

	@Test
	void aMissingFileBesideTheResultsIsSaidAndTriedAgainAndStopsNothing() {
		final Unit lacking = new Unit("stage", 1, "a", JsonNodeFactory.instance.objectNode(), List.of(), List.of(),
			(out, executor, progress) -> {
				write(out.resolve("result.txt"), "one");
				throw new IncompleteException("beside.nwb", new ApicalException("disk full"));
			});
		final Runner runner = run(lacking, unit("after", "one", "a"));
		assertEquals(List.of("a/beside.nwb"), List.copyOf(runner.failures().keySet()));
		assertEquals("disk full", runner.failures().get("a/beside.nwb").getMessage());
		assertTrue(Files.exists(results.resolve("a/result.txt")));
		assertTrue(Files.exists(results.resolve("after/result.txt")));
		assertEquals(1, run(lacking, unit("after", "one", "a")).failures().size());
		assertEquals(1, done.get());
	}

	@Test
	void resultsThatAFailureMadeObsoleteAreGone() {
		run(unit("bad", "one"), unit("after", "one", "bad"));
		final Unit failing = new Unit("stage", 2, "bad", JsonNodeFactory.instance.objectNode(), List.of(), List.of(),
			(out, executor, progress) -> {
				throw new ApicalException("broken");
			});
		run(failing, unit("after", "one", "bad"));
		assertFalse(Files.exists(results.resolve("bad")));
		assertFalse(Files.exists(results.resolve("after")));
	}

	@Test
	void cancellingLeavesNoHalfResult() throws IOException {
		final Runner runner = new Runner(results, 1, false, new RunListener() {});
		final Unit unit = new Unit("stage", 1, "a", JsonNodeFactory.instance.objectNode(), List.of(), List.of(),
			(out, executor, progress) -> {
				write(out.resolve("half.txt"), "half");
				runner.cancel();
				progress.at(1, 2);
			});
		assertThrows(CancellationException.class, () -> runner.run("stage", List.of(unit), false));
		try (var left = Files.list(results)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void aRunThatIsInterruptedEndsOnlyWhenItsUnitsHave() throws IOException {
		final Runner runner = new Runner(results, 1, false, new RunListener() {});
		final Thread caller = Thread.currentThread();
		final Unit unit = new Unit("stage", 1, "a", JsonNodeFactory.instance.objectNode(), List.of(), List.of(),
			(out, executor, progress) -> {
				caller.interrupt();
				while (true) {
					progress.at(1, 2);
				}
			});
		assertThrows(CancellationException.class, () -> runner.run("stage", List.of(unit), false));
		assertTrue(Thread.interrupted());
		assertEquals(Map.of(), runner.failures());
		try (var left = Files.list(results)) {
			assertEquals(0, left.count());
		}
	}

	@Test
	void whatAKilledRunLeftIsClearedAway() throws IOException {
		final Path left = ResultFolder.temporary(results.resolve("m01/d01/motion/soma"));
		Files.writeString(left.resolve("motion.csv"), "half");
		ResultFolder.hold(results).close();
		assertFalse(Files.exists(left));
	}

	@Test
	void aFolderInUseIsRefused() {
		try (ResultFolder held = ResultFolder.hold(results)) {
			final var e = assertThrows(InvalidInputException.class, () -> ResultFolder.hold(results));
			assertTrue(e.getMessage().contains("another run"), e.getMessage());
		}
	}
}
