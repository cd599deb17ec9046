package org.apical.io.results;

import java.nio.file.Path;
import java.util.List;
import org.apical.io.text.CsvOut;
import org.apical.trace.events.Coincidence;

/**
 * {@code coincidence.csv}: {@code neuron, soma, dendrite, both, soma_only, dendrite_only, both_by_chance}, one row
 * for each dendrite of a neuron and its soma.
 */
public final class CoincidenceCsv {

	/**
	 * One row.
	 *
	 * @param soma the id of the soma's compartment
	 * @param dendrite the id of the dendrite's compartment
	 */
	public record Row(String neuron, String soma, String dendrite, Coincidence events) {}

	private CoincidenceCsv() {}

	public static void write(final Path file, final List<Row> rows) {
		try (CsvOut table = new CsvOut(file, "neuron", "soma", "dendrite", "both", "soma_only", "dendrite_only",
			"both_by_chance"))
		{
			for (final Row row : rows) {
				table.row(row.neuron, row.soma, row.dendrite, row.events.both(), row.events.somaOnly(),
					row.events.dendriteOnly(), row.events.byChance());
			}
		}
	}
}
