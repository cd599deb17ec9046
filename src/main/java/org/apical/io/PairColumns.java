package org.apical.io;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apical.Problems;
import org.apical.signal.PairTable;

/**
 * Where the columns of a table of pairs stand.
 *
 * @param at place of each column by name
 * @param layout which amplitudes there are
 * @param amplitudes places of these, in the layout's order
 * @param missing whether a column is missing
 */
record PairColumns(Map<String, Integer> at, PairTable.Layout layout, int[] amplitudes, boolean missing) {

	private static final List<String> REQUIRED = List.of("animal", "session", "day", "neuron", "role", "trial", "outcome",
		"time_s");
	private static final List<String> OPTIONAL = List.of("error_deg", "stratum", "window", "kind",
		"photostimulation");

	static PairColumns of(final CsvRecord row, final String name, final Problems problems) {
		final Map<String, Integer> at = new HashMap<>();
		final List<String> header = CsvFile.header(row);
		for (int i = 0; i < header.size(); i++) {
			if (at.put(header.get(i), i) != null) {
				problems.add(name, "column " + header.get(i) + " is there twice");
			}
		}
		final boolean onePart = at.keySet().stream().noneMatch(column -> column.matches("soma_[2-5][1-4]"));
		final boolean boundary = at.keySet().stream().anyMatch(column -> column.matches("(start|end)_[1-4][1-4]"));
		final boolean pseudo = at.keySet().stream().anyMatch(column -> column.matches("pseudo_[1-4]"));
		final List<String> covariates = at.keySet().stream().filter(column -> column.startsWith(PairTable.COVARIATE))
			.map(column -> column.substring(PairTable.COVARIATE.length())).toList();
		final PairTable.Layout layout = new PairTable.Layout(onePart ? 1 : 5, boundary, pseudo, covariates);
		final List<String> needed = new ArrayList<>(REQUIRED);
		needed.addAll(layout.columns());
		final List<String> missing = needed.stream().filter(column -> !at.containsKey(column)).toList();
		if (!missing.isEmpty()) {
			problems.add(name, "these columns are missing: " + String.join(", ", missing));
		}
		note(at, needed, name, problems);
		return new PairColumns(at, layout, layout.columns().stream().mapToInt(c -> at.getOrDefault(c, -1)).toArray(),
			!missing.isEmpty());
	}

	private static void note(final Map<String, Integer> at, final List<String> needed, final String name,
		final Problems problems)
	{
		final String unused = at.keySet().stream().filter(c -> !needed.contains(c) && !OPTIONAL.contains(c)).sorted()
			.collect(Collectors.joining(", "));
		if (!unused.isEmpty()) {
			problems.note(name, "not used: column " + unused);
		}
	}

	/** The cell without surrounding blanks; empty where there is none. */
	String text(final CsvRecord record, final String column) {
		final Integer i = at.get(column);
		return i == null || i >= record.getFieldCount() ? "" : record.getField(i).trim();
	}
}
