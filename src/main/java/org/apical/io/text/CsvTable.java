package org.apical.io.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;

/**
 * A small table that is read completely: UTF-8, commas, a header row. The order of columns is free, further
 * columns are noted and ignored, an empty cell is a missing value. Errors are added to the {@link Problems}
 * with file and line.
 */
public final class CsvTable {

	private final String name;
	private final Problems problems;
	private final Map<String, Integer> columns = new LinkedHashMap<>();
	private final List<Row> rows = new ArrayList<>();

	/** A row and its place, such as {@code line 3}. */
	private record Row(String place, List<String> cells) {}

	/**
	 * Reads a table.
	 *
	 * @param file the table
	 * @param name the name of the file in messages, such as its path relative to the study file
	 * @param required the columns that must exist
	 * @param optional the columns that may exist
	 */
	public CsvTable(final Path file, final String name, final Problems problems, final List<String> required,
		final List<String> optional)
	{
		this.name = name;
		this.problems = problems;
		if (!Files.isRegularFile(file)) {
			problems.add(name, "there is no such file");
			return;
		}
		try (CsvReader<CsvRecord> reader = CsvFile.open(file)) {
			final Iterator<CsvRecord> records = reader.iterator();
			if (!records.hasNext()) {
				problems.add(name, "is empty; the first row must name the columns " + String.join(", ", required));
			} else if (header(CsvFile.header(records.next()), required, optional)) {
				records.forEachRemaining(this::row);
			}
		} catch (IOException | UncheckedIOException | CsvParseException e) {
			problems.add(name, CsvFile.unreadable(e));
		}
	}

	/**
	 * A table from the columns in a file of another format.
	 *
	 * @param cells the cells by column, equally many in each
	 */
	public CsvTable(final String name, final Problems problems, final Map<String, List<String>> cells,
		final List<String> required, final List<String> optional)
	{
		this.name = name;
		this.problems = problems;
		if (header(List.copyOf(cells.keySet()), required, optional)) {
			final int count = cells.values().stream().mapToInt(List::size).min().orElse(0);
			for (int i = 0; i < count; i++) {
				final int row = i;
				rows.add(new Row("row " + row, cells.values().stream().map(column -> column.get(row)).toList()));
			}
		}
	}

	/** Whether the rows can be read: no column is missing, and none occurs twice. */
	private boolean header(final List<String> header, final List<String> required, final List<String> optional) {
		boolean good = true;
		for (int i = 0; i < header.size(); i++) {
			if (columns.put(header.get(i), i) != null) {
				problems.add(name, "column " + header.get(i) + " is there twice");
				good = false;
			}
		}
		for (final String column : required) {
			if (!columns.containsKey(column)) {
				problems.add(name, "column " + column + " is missing");
				good = false;
			}
		}
		columns.keySet().stream().filter(column -> !required.contains(column) && !optional.contains(column)).sorted()
			.forEach(column -> problems.note(name, "column " + column + " is not used"));
		return good;
	}

	private void row(final CsvRecord row) {
		final Row read = new Row("line " + row.getStartingLineNumber(), row.getFields());
		final String mismatch = CsvFile.mismatch(row, columns.size());
		if (mismatch.isEmpty()) {
			rows.add(read);
		} else {
			problems.add(at(read), mismatch);
		}
	}

	/** The names of all columns, in their order. */
	public List<String> columns() {
		return List.copyOf(columns.keySet());
	}

	public int rows() {
		return rows.size();
	}

	public boolean has(final String column) {
		return columns.containsKey(column);
	}

	/** The file and line of a row, for messages: {@code m01/neurons.csv line 3}. */
	public String at(final int row) {
		return at(rows.get(row));
	}

	private String at(final Row row) {
		return name + " " + row.place;
	}

	/** The text of a cell without surrounding blanks; empty if the cell is empty or there is no such column. */
	public String text(final int row, final String column) {
		final Integer i = columns.get(column);
		return i == null ? "" : rows.get(row).cells.get(i).trim();
	}

	/** The number in a cell; NaN if the cell is empty, or if it is not a finite number, which adds a problem. */
	public double number(final int row, final String column) {
		final String text = text(row, column);
		if (text.isEmpty()) {
			return Double.NaN;
		}
		try {
			final double value = Double.parseDouble(text);
			if (Double.isFinite(value)) {
				return value;
			}
		} catch (final NumberFormatException e) {
			// The problem is added below, as for an infinite value.
		}
		problems.add(at(row), column + " is '" + text + "', not a number; leave the cell empty where the value is missing");
		return Double.NaN;
	}

	/** The number in a cell that must not be empty; an empty cell gives NaN and adds a problem. */
	public double requiredNumber(final int row, final String column) {
		if (text(row, column).isEmpty() && has(column)) {
			problems.add(at(row), column + " is empty");
		}
		return number(row, column);
	}
}
