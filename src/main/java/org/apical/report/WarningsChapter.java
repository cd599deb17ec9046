package org.apical.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.io.CsvTable;
import org.apical.io.TraceFolder;
import org.apical.trace.TraceQuality;

/** What the reader should know before trusting the rest. */
final class WarningsChapter implements Chapter {

	private static final int NAMED = 5;

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
		results.animals().forEach(animal -> floored(animal, results, warnings));
		results.notes().forEach(note -> warnings.add("Not shown: " + note));
		return warnings.isEmpty() ? Html.paragraph("None.") : Html.list(warnings);
	}

	private static void floored(final String animal, final Results results, final List<String> warnings) {
		int traces = 0;
		final List<String> floored = new ArrayList<>();
		for (final String session : results.sessions(animal)) {
			final Map<String, TraceQuality> quality =
				results.read(Path.of(animal, session, "trace", "quality.csv"), TraceFolder::readQuality).orElse(Map.of());
			traces += quality.size();
			quality.forEach((compartment, one) -> {
				if (one.floored()) {
					floored.add(session + " " + compartment);
				}
			});
		}
		if (!floored.isEmpty()) {
			warnings.add(animal + ": of " + traces + " traces in all sessions, " + floored.size() + " had their baseline held"
				+ " at its floor in more than 1 % of the frames, so the scale of their ΔF/F is arbitrary ("
				+ String.join(", ", floored.subList(0, Math.min(NAMED, floored.size())))
				+ (floored.size() > NAMED ? ", …" : "") + "; see trace/quality.csv). A lower trace.neuropil_coefficient, or"
				+ " neuropil_coefficient_dendrite, may suit them.");
		}
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
