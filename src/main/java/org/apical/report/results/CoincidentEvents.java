package org.apical.report.results;

import java.nio.file.Path;
import java.util.Locale;
import org.apical.io.text.CsvTable;

/** How many events of somata and dendrites coincide, over all pairs and sessions of a study. */
public final class CoincidentEvents {

	private double both;
	private double somaOnly;
	private double dendriteOnly;
	private double byChance;

	private CoincidentEvents() {}

	/** One sentence that starts with a blank; empty if no session has a {@code coincidence.csv} with events. */
	public static String sentence(final Results results) {
		final CoincidentEvents events = new CoincidentEvents();
		for (final String animal : results.animals()) {
			for (final String session : results.sessions(animal)) {
				results.table(Path.of(animal, session, "trace", "coincidence.csv"), "both", "soma_only", "dendrite_only",
					"both_by_chance").ifPresent(events::add);
			}
		}
		return events.both + events.somaOnly > 0 && events.both + events.dendriteOnly > 0 ? events.sentence() : "";
	}

	private void add(final CsvTable table) {
		for (int row = 0; row < table.rows(); row++) {
			both += table.number(row, "both");
			somaOnly += table.number(row, "soma_only");
			dendriteOnly += table.number(row, "dendrite_only");
			byChance += table.number(row, "both_by_chance");
		}
	}

	private String sentence() {
		return String.format(Locale.ROOT, " Over all sessions, %.0f %% of the somatic events coincide with a dendritic"
			+ " event, and %.0f %% of the dendritic events with a somatic one (by chance %.0f %% and %.0f %%;"
			+ " trace/coincidence.csv).",
			100 * both / (both + somaOnly), 100 * both / (both + dendriteOnly), 100 * byChance / (both + somaOnly),
			100 * byChance / (both + dendriteOnly));
	}
}
