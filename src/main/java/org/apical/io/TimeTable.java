package org.apical.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;

/** A long table over time, looked at without keeping it: the columns are there, and time goes on from row to row. */
final class TimeTable {

	private static final String TIME = "time_s";

	private TimeTable() {}

	/**
	 * @param name how messages call the file
	 * @param columns that must be there beside {@code time_s}
	 */
	static void check(final Path file, final String name, final List<String> columns, final Problems problems) {
		if (!Files.isRegularFile(file)) {
			problems.add(name, "there is no such file");
			return;
		}
		try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
			double before = Double.NEGATIVE_INFINITY;
			boolean first = true;
			for (final NamedCsvRecord row : rows) {
				if (first && !hasColumns(row.getHeader(), columns, name, problems)) {
					return;
				}
				first = false;
				final double time = time(row.getField(TIME));
				if (!(time > before)) {
					problems.add(name + " line " + row.getStartingLineNumber(), TIME + " '" + row.getField(TIME)
						+ "' must be a number above that of the row before");
					return;
				}
				before = time;
			}
			if (first) {
				problems.add(name, "has no rows");
			}
		} catch (IOException | UncheckedIOException | CsvParseException e) {
			problems.add(name, "cannot be read as CSV in UTF-8 (" + Reason.of(e) + ")");
		}
	}

	private static boolean hasColumns(final List<String> header, final List<String> columns, final String name,
		final Problems problems)
	{
		boolean complete = header.contains(TIME);
		if (!complete) {
			problems.add(name, "column " + TIME + " is missing");
		}
		for (final String column : columns) {
			if (!header.contains(column)) {
				problems.add(name, "column " + column + " is missing");
				complete = false;
			}
		}
		return complete;
	}

	private static double time(final String text) {
		try {
			final double value = Double.parseDouble(text.trim());
			return Double.isFinite(value) ? value : Double.NaN;
		} catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}
}
