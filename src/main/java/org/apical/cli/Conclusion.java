package org.apical.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.Problems;
import org.apical.flow.stages.StudyRunner;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Json;
import org.apical.report.results.MotionWarnings;

/** The last lines of a run: what failed; if nothing failed, the scores, the verdict in words and the report's path. */
final class Conclusion {

	private Conclusion() {}

	/** Prints the outcome of a run and gives its exit status. */
	static int print(final Path results, final StudyRunner.Outcome outcome) {
		outcome.notes().forEach(note -> System.err.println("note: " + note));
		if (!outcome.failures().isEmpty()) {
			System.err.println("Failed; everything else was completed:");
			outcome.failures().forEach((unit, cause) -> System.err.println("  " + unit + ": " + Main.message(cause)));
			if (!outcome.blocked().isEmpty()) {
				System.err.println("Could not be done without these: " + String.join(", ", outcome.blocked()));
			}
			return Main.FAILED;
		}
		print(results);
		return 0;
	}

	/** Prints the scores, the verdict, the warnings about motion and the report's path of a result folder. */
	static void print(final Path results) {
		scores(results.resolve("scores.csv"));
		final Path opposing = results.resolve("signal/opposing.json");
		if (Files.exists(opposing)) {
			final JsonNode result = Json.read(opposing);
			System.out.println("verdict: " + result.path("verdict").asText());
			System.out.println(result.path("reason").asText());
			byAnimal(result).ifPresent(System.out::println);
		}
		MotionWarnings.of(results).forEach(warning -> System.err.println("warning: " + warning));
		final Path report = results.resolve("report.html");
		if (Files.exists(report)) {
			System.out.println("report:  " + report.toAbsolutePath().normalize());
		}
	}

	/** D of every animal that it rests on. */
	private static Optional<String> byAnimal(final JsonNode opposing) {
		final JsonNode result = opposing.has("testable") ? opposing.path("testable") : opposing;
		final JsonNode animals = result.path("animals");
		return animals.isEmpty() ? Optional.empty() : Optional.of("D by animal: " + IntStream.range(0, animals.size())
			.mapToObj(a -> animals.path(a).asText() + " " + String.format(Locale.ROOT, "%+.3f",
				result.path("D_by_animal").path(a).asDouble()))
			.collect(Collectors.joining(", ")) + " ΔF/F·s");
	}

	private static void scores(final Path file) {
		if (!Files.exists(file)) {
			return;
		}
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems,
			List.of("stage", "measure", "value", "unit", "limit", "pass"), List.of());
		problems.throwIfAny();
		System.out.println("How well the simulated truth was recovered:");
		final int width = IntStream.range(0, table.rows()).map(row -> table.text(row, "measure").length()).max().orElse(1);
		for (int row = 0; row < table.rows(); row++) {
			System.out.printf(Locale.ROOT, "  %-8s %-" + width + "s %9s %-6s %-6s %s%n", table.text(row, "stage"),
				table.text(row, "measure"), short4(table.number(row, "value")), unit(table.text(row, "unit")),
				table.text(row, "limit"), table.text(row, "pass"));
		}
	}

	/** A number without a unit has the unit 1 in the table, which a person does not write. */
	private static String unit(final String unit) {
		return unit.equals("1") ? "" : unit;
	}

	private static String short4(final double value) {
		return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4g", value);
	}
}
