package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.flow.run.RunListener;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the first animal of the study in test-images until its verdict, and compares its compartments and its neurons'
 * modulation with what stands in test-images/expected. All three animals take too long for every day; {@code
 * test-images/expected.sh} runs them.
 */
class TestImagesTest {

	private static final Path EXPECTED = Path.of("test-images/expected");
	private static final double TOLERANCE = 1e-6;

	@TempDir
	static Path folder;

	private static Path results;

	@BeforeAll
	static void copyAndRun() throws IOException {
		final Path from = Path.of("test-images/study");
		final Path study = folder.resolve("study");
		try (Stream<Path> files = Files.walk(from)) {
			for (final Path file : files.filter(Files::isRegularFile)
				.filter(path -> !path.startsWith(from.resolve("results")))
				.toList())
			{
				final Path copy = study.resolve(from.relativize(file));
				Files.createDirectories(copy.getParent());
				Files.copy(file, copy);
			}
		}
		final Path yaml = study.resolve("study.yaml");
		final String all = Files.readString(yaml);
		Files.writeString(yaml, all.substring(0, all.indexOf("- id: m02")) + all.substring(all.indexOf("parameters:")));
		results = folder.resolve("results");
		final StudyRunner.Request request = new StudyRunner.Request(yaml, results, Optional.empty(),
			Optional.of("signal"), 2, false);
		assertEquals(Map.of(), new StudyRunner(request, new RunListener() {}).run().failures());
	}

	@Test
	void oneAnimalIsTooFewForATest() throws IOException {
		assertEquals("untestable",
			new ObjectMapper().readTree(results.resolve("signal/opposing.json").toFile()).get("verdict").asText());
	}

	@Test
	void theSameCompartmentsAreFoundOnTheSameDays() throws IOException {
		final Path table = Path.of("m01/match/compartments.csv");
		assertSame(Files.readAllLines(EXPECTED.resolve(table)), Files.readAllLines(results.resolve(table)));
	}

	/** Which neurons are used is left out: that depends on the standard errors of all three animals. */
	@Test
	void everyNeuronsModulationIsTheExpectedOne() throws IOException {
		final List<String> expected = modulations(EXPECTED);
		assertEquals(7, expected.size());
		assertSame(expected, modulations(results));
	}

	private static List<String> modulations(final Path of) throws IOException {
		return Files.readAllLines(of.resolve("signal/modulation.csv")).stream().map(line -> line.split(",", -1))
			.filter(cells -> cells[0].equals("m01") && cells[3].equals("post") && cells[4].equals("replicate_moments"))
			.map(cells -> String.join(",", cells[1], cells[2], cells[5], cells[6], cells[7])).toList();
	}

	/** Numbers may differ in what another Java virtual machine rounds otherwise; all else is the same. */
	private static void assertSame(final List<String> expected, final List<String> found) {
		assertEquals(expected.size(), found.size());
		for (int line = 0; line < expected.size(); line++) {
			final String[] before = expected.get(line).split(",", -1);
			final String[] now = found.get(line).split(",", -1);
			assertEquals(before.length, now.length, found.get(line));
			for (int cell = 0; cell < before.length; cell++) {
				if (before[cell].matches("-?[0-9.]+(E-?[0-9]+)?")) {
					assertEquals(Double.parseDouble(before[cell]), Double.parseDouble(now[cell]), TOLERANCE, found.get(line));
				} else {
					assertEquals(before[cell], now[cell], found.get(line));
				}
			}
		}
	}
}
