package org.apical.io.tables;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apical.Problems;
import org.apical.io.text.CsvFile;
import org.apical.io.text.CsvOut;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;

/**
 * The table of soma–dendrite pairs, {@code pairs.csv}: one row per neuron × trial × window. The order of
 * columns is free; an empty cell is a missing value.
 */
public final class PairsCsv {

	/** The number of problems after which reading stops. */
	private static final int MOST_PROBLEMS = 20;

	private PairsCsv() {}

	/**
	 * Reads a table. Errors are added to the problems, with file and line: a missing column, an unknown role or
	 * outcome, a cell that should be a number, a row that occurs twice, a neuron whose role changes.
	 *
	 * @param name the name of the file in messages
	 * @param problems receives the problems of the table, and notes
	 * @return the rows; they may be used only if there are no problems
	 */
	public static PairTable read(final Path file, final String name, final Problems problems) {
		if (!Files.isRegularFile(file)) {
			problems.add(name, "there is no such file");
			return empty();
		}
		try (CsvReader<PairCells> reader = CsvFile.open(file, new PairCells(name, problems))) {
			return read(reader, name, problems);
		} catch (IOException | UncheckedIOException | CsvParseException e) {
			problems.add(name, CsvFile.unreadable(e));
			return empty();
		}
	}

	private static PairTable read(final Iterable<PairCells> records, final String name, final Problems problems) {
		PairRows rows = null;
		for (final PairCells cells : records) {
			if (rows == null) {
				rows = new PairRows(cells.columns(), name, problems);
			} else {
				rows.add(cells);
			}
			if (!problems.none() && (rows.columnsMissing() || problems.errors().size() >= MOST_PROBLEMS)) {
				return empty();
			}
		}
		if (rows == null) {
			problems.add(name, "is empty; the first row must name the columns");
			return empty();
		}
		final PairTable table = rows.build();
		if (problems.none() && table.rows() == 0) {
			problems.add(name, "has no rows");
		}
		return table;
	}

	private static PairTable empty() {
		return new PairTable.Builder(new PairTable.Layout(1, false)).build();
	}

	/** Writes the rows in their canonical order. */
	public static void write(final Path file, final PairTable table) {
		final List<String> header = new ArrayList<>();
		Collections.addAll(header, "animal", "session", "day", "neuron", "role", "trial", "outcome", "time_s", "error_deg",
			"stratum", "window", "kind", "photostimulation");
		header.addAll(table.layout().columns());
		final int width = table.layout().width();
		try (CsvOut out = new CsvOut(file, header.toArray(new String[0]))) {
			final Object[] cells = new Object[header.size()];
			for (int row = 0; row < table.rows(); row++) {
				identity(table.pair(row), cells);
				for (int i = 0; i < width; i++) {
					cells[cells.length - width + i] = table.amplitude(row, i);
				}
				out.row(cells);
			}
		}
	}

	private static void identity(final Pair pair, final Object[] cells) {
		final Object[] identity = {pair.animal(), pair.session(), pair.day(), pair.neuron(), pair.role().label(),
			pair.trial(), pair.outcome().label(), pair.timeS(), pair.errorDeg(), pair.stratum(), pair.window(),
			pair.kind().label(), pair.photostimulation()};
		System.arraycopy(identity, 0, cells, 0, identity.length);
	}
}
