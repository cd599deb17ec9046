package org.apical.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apical.io.CsvTable;

/** What the reader should know before trusting the rest. */
final class WarningsChapter implements Chapter {

	@Override
	public String id() {
		return "warnings";
	}

	@Override
	public String title() {
		return "Warnings";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final List<String> warnings = new ArrayList<>();
		results.json(results.either("signal", "opposing.json"))
			.ifPresent(json -> json.path("warnings").forEach(warning -> warnings.add(warning.asText())));
		results.json(results.either("learning", "learning.json"))
			.ifPresent(json -> json.path("warnings").forEach(warning -> warnings.add(warning.asText())));
		PlaneMotion.read(results).forEach(plane -> plane.alarm().ifPresent(warnings::add));
		results.animals().forEach(animal -> results.table(Path.of(animal, "match", "compartments.csv"), "status")
			.ifPresent(table -> notMatched(animal, table, warnings)));
		results.notes().forEach(note -> warnings.add("Not shown: " + note));
		return warnings.isEmpty() ? Html.paragraph("None.") : Html.list(warnings);
	}

	private static void notMatched(final String animal, final CsvTable table, final List<String> warnings) {
		final TreeMap<String, Integer> counts = new TreeMap<>();
		for (int i = 0; i < table.rows(); i++) {
			counts.merge(table.text(i, "status"), 1, Integer::sum);
		}
		final int forced = counts.getOrDefault("forced", 0);
		final int unknown = counts.getOrDefault("unknown", 0);
		if (forced + unknown > 0) {
			warnings.add(animal + ": of " + table.rows() + " compartments in all sessions, " + forced + " forced (no ROI"
				+ " that day: the reference footprint stands in), " + unknown + " unknown (no trace).");
		}
	}
}
