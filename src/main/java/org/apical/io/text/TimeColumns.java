package org.apical.io.text;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apical.ApicalException;

/** Reads the columns of a table over time, such as the covariates of a session. */
public final class TimeColumns {

	/** The name of the column with the times, s on the session clock. */
	public static final String TIME = "time_s";

	private TimeColumns() {}

	/**
	 * All columns by name, in their order. {@link TimeTable} has checked before the run that the table can be
	 * read and that its times increase. Cells that are empty or not a number are NaN.
	 *
	 * @throws ApicalException if the table cannot be read after all
	 */
	public static Map<String, double[]> read(final Path file) {
		final Map<String, DoubleStream.Builder> cells = new LinkedHashMap<>();
		try (CsvReader<CsvRecord> rows = CsvFile.open(file)) {
			List<String> names = null;
			for (final CsvRecord row : rows) {
				if (names == null) {
					names = CsvFile.header(row);
					names.forEach(name -> cells.putIfAbsent(name, DoubleStream.builder()));
				} else {
					for (int i = 0; i < names.size(); i++) {
						cells.get(names.get(i)).add(i < row.getFieldCount() ? number(row.getField(i)) : Double.NaN);
					}
				}
			}
		} catch (IOException | UncheckedIOException e) {
			throw new ApicalException(file + ": cannot be read (" + e.getMessage() + ")", e);
		}
		final Map<String, double[]> columns = new LinkedHashMap<>();
		cells.forEach((name, values) -> columns.put(name, values.build().toArray()));
		return columns;
	}

	private static double number(final String text) {
		try {
			return Double.parseDouble(text.trim());
		} catch (final NumberFormatException e) {
			return Double.NaN;
		}
	}
}
