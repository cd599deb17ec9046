package org.apical.report.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Html;
import org.apical.study.Kind;

/** With what confidence every animal's compartments were matched and linked, and which are unknown and why. */
public final class Followed {

	private Followed() {}

	/** Two tables as HTML; empty if there are no compartments. */
	public static String html(final Results results) {
		final List<List<String>> sure = new ArrayList<>();
		final List<List<String>> unknown = new ArrayList<>();
		for (final String animal : results.animals()) {
			results.table(Path.of(animal, "match", "compartments.csv"), "compartment", "neuron", "kind", "session",
				"link_confidence", "match_confidence", "status", "note").ifPresent(table -> {
					for (final Kind kind : Kind.values()) {
						final int[] rows = IntStream.range(0, table.rows())
							.filter(row -> table.text(row, "kind").equals(kind.label())).toArray();
						if (rows.length > 0) {
							sure.add(sure(animal, kind, table, rows));
						}
					}
					unknown.addAll(unknown(animal, table));
				});
		}
		return (sure.isEmpty() ? "" : Html.table(List.of("animal", "compartments", "days with a ROI", "forced", "unknown",
			"lowest match confidence", "links below 1", "lowest link confidence"), sure))
			+ (unknown.isEmpty() ? "" : Html.folded("Unknown compartments, and why: " + unknown.size(), false,
				Html.worded(List.of("animal", "compartment", "sessions", "why"), unknown)));
	}

	private static List<String> sure(final String animal, final Kind kind, final CsvTable table, final int... rows) {
		final long compartments = IntStream.of(rows).mapToObj(row -> table.text(row, "compartment")).distinct().count();
		final int[] owned = IntStream.of(rows).filter(row -> !table.text(row, "neuron").isEmpty()
			&& !table.text(row, "status").equals("unknown")).toArray();
		final int[] linked =
			IntStream.of(owned).filter(row -> table.number(row, "link_confidence") < 1).toArray();
		return List.of(animal, compartments + " " + kind.label(), count(table, "matched", rows),
			count(table, "forced", rows), count(table, "unknown", rows),
			lowest(IntStream.of(rows).mapToDouble(row -> table.number(row, "match_confidence"))),
			String.valueOf(IntStream.of(linked).mapToObj(row -> table.text(row, "compartment")).distinct().count()),
			lowest(IntStream.of(linked).mapToDouble(row -> table.number(row, "link_confidence"))));
	}

	private static String count(final CsvTable table, final String status, final int... rows) {
		return String.valueOf(IntStream.of(rows).filter(row -> table.text(row, "status").equals(status)).count());
	}

	private static String lowest(final DoubleStream confidences) {
		final double lowest = confidences.filter(Double::isFinite).min().orElse(Double.NaN);
		return Double.isNaN(lowest) ? "" : String.format(Locale.ROOT, "%.3f", Math.floor(lowest * 1000) / 1000);
	}

	/** One row for each compartment and reason, with the sessions in which the reason holds. */
	private static List<List<String>> unknown(final String animal, final CsvTable table) {
		final Map<List<String>, Set<String>> sessions = new LinkedHashMap<>();
		for (int row = 0; row < table.rows(); row++) {
			if (table.text(row, "status").equals("unknown")) {
				sessions.computeIfAbsent(List.of(table.text(row, "compartment"), table.text(row, "note")),
					key -> new LinkedHashSet<>()).add(table.text(row, "session"));
			}
		}
		return sessions.entrySet().stream().map(each -> List.of(animal, each.getKey().get(0),
			String.join(", ", each.getValue()), each.getKey().get(1))).toList();
	}
}
