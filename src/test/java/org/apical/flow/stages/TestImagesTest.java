package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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
 * The study of movies in test-images, copied and run until its verdict, against what stands in
 * test-images/expected.
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
		results = folder.resolve("results");
		final StudyRunner.Request request = new StudyRunner.Request(study.resolve("study.yaml"), results, Optional.empty(),
			Optional.of("signal"), 2, false);
		assertEquals(Map.of(), new StudyRunner(request, new RunListener() {}).run().failures());
	}

	@Test
	void theVerdictAndItsNumbersAreTheExpectedOnes() throws IOException {
		final JsonNode expected = json(EXPECTED.resolve("signal/opposing.json"));
		final JsonNode found = json(results.resolve("signal/opposing.json"));
		assertEquals("untestable", found.get("verdict").asText());
		assertTrue(expected.has("D"));
		expected.fields()
			.forEachRemaining(entry -> assertSame(entry.getKey(), entry.getValue(), found.get(entry.getKey())));
	}

	@Test
	void theSameCompartmentsAreFoundOnTheSameDays() throws IOException {
		for (final String animal : List.of("m01", "m02", "m03")) {
			final Path table = Path.of(animal, "match/compartments.csv");
			assertSame(Files.readAllLines(EXPECTED.resolve(table)), Files.readAllLines(results.resolve(table)));
		}
	}

	@Test
	void everyNeuronsModulationIsTheExpectedOne() throws IOException {
		final List<String> expected = Files.readAllLines(EXPECTED.resolve("signal/modulation.csv"));
		assertEquals(1 + 3 * 7, expected.size());
		assertSame(expected, Files.readAllLines(results.resolve("signal/modulation.csv")).stream()
			.filter(line -> line.startsWith("animal,") || line.contains(",post,replicate_moments,")).toList());
	}

	private static JsonNode json(final Path file) throws IOException {
		return new ObjectMapper().readTree(file.toFile());
	}

	private static void assertSame(final String name, final JsonNode expected, final JsonNode found) {
		if (expected.isNumber()) {
			assertEquals(expected.asDouble(), found.asDouble(), TOLERANCE, name);
		} else if (expected.isContainerNode()) {
			assertEquals(expected.size(), found.size(), name);
			expected.fields().forEachRemaining(
				entry -> assertSame(name + "." + entry.getKey(), entry.getValue(), found.get(entry.getKey())));
			for (int i = 0; expected.isArray() && i < expected.size(); i++) {
				assertSame(name + "[" + i + "]", expected.get(i), found.get(i));
			}
		} else {
			assertEquals(expected, found, name);
		}
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
