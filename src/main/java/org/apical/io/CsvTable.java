package org.apical.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apical.Problems;

/**
 * A small table read whole: header row, comma, UTF-8; column order is free, further columns are noted and ignored, an
 * empty cell is missing. What is wrong goes to the {@link Problems} with file and line.
 */
public final class CsvTable {

	private final String name;
	private final Problems problems;
	private final Map<String, Integer> columns = new HashMap<>();
	private final List<CsvRecord> rows = new ArrayList<>();

	/**
	 * @param file the table
	 * @param name how messages call it, such as its path relative to the study file
	 * @param required columns that must be there
	 * @param optional columns that may be there
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
		try (CsvReader<CsvRecord> reader = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(file)) {
			for (final CsvRecord row : reader) {
				if (columns.isEmpty()) {
					header(row, required, optional);
				} else if (row.getFieldCount() > columns.size()) {
					problems.add(at(row), row.getFieldCount() + " cells in a table of " + columns.size() + " columns");
				} else {
					rows.add(row);
				}
			}
		} catch (IOException | UncheckedIOException | CsvParseException e) {
			problems.add(name, "cannot be read as CSV in UTF-8 (" + e.getMessage() + ")");
			return;
		}
		if (columns.isEmpty()) {
			problems.add(name, "is empty; the first row must name the columns " + String.join(", ", required));
		}
	}

	private void header(final CsvRecord row, final List<String> required, final List<String> optional) {
		final Set<String> ignored = new HashSet<>();
		for (int i = 0; i < row.getFieldCount(); i++) {
			String column = row.getField(i).trim();
			if (i == 0 && column.startsWith("\uFEFF")) {
				column = column.substring(1);
			}
			if (columns.put(column, i) != null) {
				problems.add(name, "column " + column + " is there twice");
			}
			if (!required.contains(column) && !optional.contains(column)) {
				ignored.add(column);
			}
		}
		for (final String column : required) {
			if (!columns.containsKey(column)) {
				problems.add(name, "column " + column + " is missing");
			}
		}
		ignored.stream().sorted().forEach(column -> problems.note(name, "column " + column + " is not used"));
	}

	public int rows() {
		return rows.size();
	}

	public boolean has(final String column) {
		return columns.containsKey(column);
	}

	/** File and line of a row, as messages name it: {@code m01/neurons.csv line 3}. */
	public String at(final int row) {
		return at(rows.get(row));
	}

	private String at(final CsvRecord row) {
		return name + " line " + row.getStartingLineNumber();
	}

	/** The cell without surrounding blanks; empty where it is missing. */
	public String text(final int row, final String column) {
		final Integer i = columns.get(column);
		final CsvRecord cells = rows.get(row);
		return i == null || i >= cells.getFieldCount() ? "" : cells.getField(i).trim();
	}

	/** The number in a cell; NaN where it is missing, or no finite number, which is a problem. */
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
			// said below, as for an infinite value
		}
		problems.add(at(row), column + " is '" + text + "', not a number; leave the cell empty where the value is missing");
		return Double.NaN;
	}

	/** The number in a cell that must not be empty; NaN where it is, which is a problem. */
	public double requiredNumber(final int row, final String column) {
		if (text(row, column).isEmpty() && has(column)) {
			problems.add(at(row), column + " is empty");
		}
		return number(row, column);
	}
}
