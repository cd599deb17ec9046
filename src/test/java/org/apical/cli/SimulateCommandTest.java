package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apical.Problems;
import org.apical.io.array.Npy;
import org.apical.io.tables.DaysCsv;
import org.apical.io.tables.PairsCsv;
import org.apical.io.text.Json;
import org.apical.io.truth.TruthFolder;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class SimulateCommandTest extends CommandsInFolder {

	private int simulate(final String name, final String... options) {
		final List<String> all = new ArrayList<>(List.of("simulate", "--level", "trace", "--animals", "2", "--sessions",
			"3", "--trials", "10", "--out", folder.resolve(name).toString()));
		all.addAll(Arrays.asList(options));
		return Main.run(all.toArray(String[]::new));
	}

	private PairTable pairs(final String name) {
		final Problems problems = new Problems();
		final PairTable table = PairsCsv.read(folder.resolve(name).resolve("pairs.csv"), name, problems);
		assertTrue(problems.none(), problems.errors().toString());
		return table;
	}

	@Test
	void pairsDaysAndTheirTruthAreWrittenAndReadAgain() {
		assertEquals(0, simulate("a", "--quiet-windows", "4", "--mechanism", "epiphenomenal"), this::errors);
		final PairTable pairs = pairs("a");
		assertEquals(2 * 3 * 15 * (10 + 4), pairs.rows());
		assertEquals(List.of("post"), List.copyOf(pairs.windows(Kind.TUFT)));
		final Problems problems = new Problems();
		assertEquals(2 * 3 * 15,
			DaysCsv.read(folder.resolve("a/days.csv"), "days.csv", problems).orElseThrow().days().size());
		final TruthFolder truth = TruthFolder.of(folder.resolve("a"));
		assertEquals("epiphenomenal", Json.read(folder.resolve("a/truth/truth.json")).path("mechanism").asText());
		assertEquals(1, Json.read(folder.resolve("a/truth/truth.json")).path("seed").asLong());
		truth.modulation().forEach(m -> assertEquals(
			switch (m.role()) {
			case P_PLUS -> 0.08;
			case P_MINUS -> -0.08;
			default -> 0;
			}, m.modulationDffS()));
		assertEquals(0.16, Json.read(folder.resolve("a/truth/truth.json")).path("D").asDouble());
	}

	@Test
	void theSameSeedGivesTheSameBytesWhateverTheThreads() throws IOException {
		assertEquals(0, simulate("one", "--threads", "1", "--seed", "7"));
		assertEquals(0, simulate("two", "--threads", "2", "--seed", "7"));
		assertEquals(0, simulate("other", "--seed", "8"));
		for (final String file : List.of("pairs.csv", "days.csv", "truth/modulation.csv", "truth/activity.csv")) {
			assertEquals(-1, Files.mismatch(folder.resolve("one").resolve(file), folder.resolve("two").resolve(file)), file);
			assertTrue(Files.mismatch(folder.resolve("one").resolve(file), folder.resolve("other").resolve(file)) >= 0, file);
		}
	}

	@Test
	void tracesAreCutAndWrittenWhereAskedFor() {
		assertEquals(0, simulate("t", "--from-traces", "true", "--traces", "--quiet-windows", "3"), this::errors);
		final PairTable pairs = pairs("t");
		assertTrue(pairs.layout().boundary());
		assertEquals(2 * 3 * 15 * (2 * 10 + 3), pairs.rows());
		final Npy parts = Npy.read(folder.resolve("t/traces/m02/d03/parts.npy"));
		assertEquals(15, parts.shape()[0]);
		assertEquals(5, parts.shape()[1]);
		assertEquals(parts.shape()[2], Npy.read(folder.resolve("t/traces/m02/d03/dendrite.npy")).shape()[1]);
	}

	@Test
	void tracesThatThereAreNoneOfCannotBeWritten() {
		assertEquals(2, simulate("t", "--traces"));
		assertTrue(errors().contains("--from-traces true"));
		assertFalse(Files.exists(folder.resolve("t")));
	}

	@Test
	void anOptionOfTheOtherLevelIsRefused() {
		assertEquals(2, simulate("a", "--photons-per-pixel", "3"));
		assertTrue(errors().contains("--photons-per-pixel cannot be given with --level trace"));
		assertEquals(2, Main.run("simulate", "--out", folder.resolve("b").toString(), "--slow-noise", "0.1"));
		assertTrue(errors().contains("--slow-noise cannot be given with --look plain"));
		assertEquals(2, Main.run("simulate", "--out", folder.resolve("b").toString(), "--level", "cell"));
		assertTrue(errors().contains("must be image or trace"));
		assertEquals(2, simulate("c", "--look", "tissue"));
		assertTrue(errors().contains("--look cannot be given with --level trace"));
		assertEquals(2,
			Main.run("simulate", "--out", folder.resolve("b").toString(), "--look", "tissue", "--width-px", "200"));
		assertTrue(errors().contains("--width-px cannot be given with --look tissue"));
		assertEquals(2, Main.run("simulate", "--out", folder.resolve("b").toString(), "--look", "real"));
		assertTrue(errors().contains("must be plain or tissue"));
	}

	@Test
	void validityOfAConditionIsCounted() throws IOException {
		assertEquals(0, Main.run("validity", "--out", folder.resolve("v").toString(), "--studies", "1", "--condition",
			"4 + 4", "--threads", "1"), this::errors);
		assertEquals(2, Files.readAllLines(folder.resolve("v/validity.csv")).size());
		assertEquals(2, Main.run("validity", "--out", folder.resolve("w").toString(), "--condition", "nonesuch"));
		assertTrue(errors().contains("no condition is named 'nonesuch'"));
	}
}
