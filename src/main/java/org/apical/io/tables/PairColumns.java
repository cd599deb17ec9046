package org.apical.io.tables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apical.Problems;
import org.apical.signal.pairs.PairTable;

/**
 * The places of the columns in a table of pairs, counted from 0.
 *
 * @param places the place of each column, by name
 * @param layout the amplitudes that the table has
 * @param amplitudes the places of the amplitudes, in the layout's order
 * @param kinds the content of each column, by place
 * @param missing whether a required column is missing
 */
record PairColumns(Map<String, Integer> places, PairTable.Layout layout, int[] amplitudes, Kind[] kinds,
	boolean missing)
{

	/** The content of a column. */
	enum Kind {
		TEXT, NUMBER, UNUSED
	}

	private static final List<String> TEXTS = List.of("animal", "session", "day", "neuron", "role", "trial", "outcome");
	private static final String TIME = "time_s";
	private static final List<String> OPTIONAL_TEXTS = List.of("stratum", "window", "kind", "photostimulation");
	private static final String ERROR = "error_deg";

	static PairColumns of(final List<String> header, final String name, final Problems problems) {
		final Map<String, Integer> places = new HashMap<>();
		for (int i = 0; i < header.size(); i++) {
			if (places.put(header.get(i), i) != null) {
				problems.add(name, "column " + header.get(i) + " is there twice");
			}
		}
		final PairTable.Layout layout = layout(places);
		final List<String> needed = new ArrayList<>(TEXTS);
		needed.add(TIME);
		needed.addAll(layout.columns());
		final List<String> missing = needed.stream().filter(column -> !places.containsKey(column)).toList();
		if (!missing.isEmpty()) {
			problems.add(name, "these columns are missing: " + String.join(", ", missing));
		}
		final Kind[] kinds = header.stream().map(column -> kind(column, layout)).toArray(Kind[]::new);
		final String unused = header.stream().filter(column -> kinds[places.get(column)] == Kind.UNUSED).distinct().sorted()
			.collect(Collectors.joining(", "));
		if (!unused.isEmpty()) {
			problems.note(name, "not used: column " + unused);
		}
		return new PairColumns(places, layout,
			layout.columns().stream().mapToInt(column -> places.getOrDefault(column, -1)).toArray(), kinds,
			!missing.isEmpty());
	}

	private static PairTable.Layout layout(final Map<String, Integer> places) {
		final boolean onePart = places.keySet().stream().noneMatch(column -> column.matches("soma_[2-5][1-4]"));
		final boolean boundary = places.keySet().stream().anyMatch(column -> column.matches("(start|end)_[1-4][1-4]"));
		final boolean pseudo = places.keySet().stream().anyMatch(column -> column.matches("pseudo_[1-4]"));
		final List<String> covariates = places.keySet().stream()
			.filter(column -> column.startsWith(PairTable.COVARIATE))
			.map(column -> column.substring(PairTable.COVARIATE.length())).toList();
		return new PairTable.Layout(onePart ? 1 : 5, boundary, pseudo, covariates);
	}

	private static Kind kind(final String column, final PairTable.Layout layout) {
		if (TEXTS.contains(column) || OPTIONAL_TEXTS.contains(column)) {
			return Kind.TEXT;
		}
		return Stream.of(TIME, ERROR).anyMatch(column::equals) || layout.columns().contains(column) ? Kind.NUMBER
			: Kind.UNUSED;
	}

	/** The place of a column; −1 if there is none. */
	int at(final String column) {
		return places.getOrDefault(column, -1);
	}

	boolean isNumber(final int place) {
		return kinds[place] == Kind.NUMBER;
	}

	boolean isText(final int place) {
		return kinds[place] == Kind.TEXT;
	}
}
