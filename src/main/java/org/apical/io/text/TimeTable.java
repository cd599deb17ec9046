package org.apical.io.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apical.Problems;

/**
 * Checks a long table over time without keeping it: the columns must exist, and times must increase from row to
 * row.
 */
public final class TimeTable {

	private static final String TIME = "time_s";

	private TimeTable() {}

	/**
	 * Adds a problem for what is wrong with a table.
	 *
	 * @param name the name of the file in messages
	 * @param columns the columns that must exist besides {@code time_s}
	 */
	public static void check(final Path file, final String name, final List<String> columns, final Problems problems) {
		if (!Files.isRegularFile(file)) {
			problems.add(name, "there is no such file");
			return;
		}
		try (CsvReader<CsvRecord> rows = CsvFile.open(file)) {
			List<String> header = List.of();
			double before = Double.NEGATIVE_INFINITY;
			boolean any = false;
			for (final CsvRecord row : rows) {
				if (header.isEmpty()) {
					header = CsvFile.header(row);
					if (!hasColumns(header, columns, name, problems)) {
						return;
					}
					continue;
				}
				final double time = time(row, header, before, name, problems);
				if (Double.isNaN(time)) {
					return;
				}
				before = time;
				any = true;
			}
			if (!any) {
				problems.add(name, "has no rows");
			}
		} catch (IOException | UncheckedIOException | CsvParseException e) {
			problems.add(name, CsvFile.unreadable(e));
		}
	}

	private static boolean hasColumns(final List<String> header, final List<String> columns, final String name,
		final Problems problems)
	{
		final List<String> missing = Stream.concat(Stream.of(TIME), columns.stream())
			.filter(column -> !header.contains(column)).toList();
		missing.forEach(column -> problems.add(name, "column " + column + " is missing"));
		return missing.isEmpty();
	}

	/** The row's time; NaN, with a problem added, if it is not a number or not after the previous row's. */
	private static double time(final CsvRecord row, final List<String> header, final double before, final String name,
		final Problems problems)
	{
		final String where = name + " line " + row.getStartingLineNumber();
		final String mismatch = CsvFile.mismatch(row, header.size());
		if (!mismatch.isEmpty()) {
			problems.add(where, mismatch);
			return Double.NaN;
		}
		final String cell = row.getField(header.indexOf(TIME));
		final double time = time(cell);
		if (!(time > before)) {
			problems.add(where, TIME + " '" + cell + "' must be a number above that of the row before");
			return Double.NaN;
		}
		return time;
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
