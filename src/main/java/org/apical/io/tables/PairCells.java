package org.apical.io.tables;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.io.text.CsvFile;
import org.apical.io.text.Decimal;

/**
 * The cells of one row of a table of pairs; the same object serves every row. Equal texts share one string, and
 * numbers are read without making strings, which would be most of the cost of reading a table.
 */
final class PairCells extends AbstractBaseCsvCallbackHandler<PairCells> {

	private final String name;
	private final Problems problems;
	private final List<String> header = new ArrayList<>();
	private final Map<String, String> known = new HashMap<>();
	private PairColumns columns;
	private String[] texts = {};
	private double[] numbers = {};
	private String[] wrong = {};
	private int cells;

	PairCells(final String name, final Problems problems) {
		this.name = name;
		this.problems = problems;
	}

	@Override
	protected void handleBegin(final long line) {
		cells = 0;
	}

	@Override
	protected void handleField(final int column, final char[] buffer, final int offset, final int length,
		final boolean quoted)
	{
		cells++;
		if (columns == null) {
			header.add(new String(buffer, offset, length));
		} else if (column < texts.length) {
			int from = offset;
			int to = offset + length;
			while (from < to && buffer[from] <= ' ') {
				from++;
			}
			while (to > from && buffer[to - 1] <= ' ') {
				to--;
			}
			cell(column, buffer, from, to - from);
		}
	}

	private void cell(final int column, final char[] buffer, final int offset, final int length) {
		if (columns.isNumber(column)) {
			wrong[column] = null;
			numbers[column] = number(column, buffer, offset, length);
		} else if (columns.isText(column) && !same(texts[column], buffer, offset, length)) {
			texts[column] = known.computeIfAbsent(new String(buffer, offset, length), text -> text);
		}
	}

	/** The number in a cell; NaN if the cell is empty, or if it is not a finite number, which is remembered. */
	private double number(final int column, final char[] buffer, final int offset, final int length) {
		if (length == 0) {
			return Double.NaN;
		}
		try {
			final double value = Decimal.parse(buffer, offset, length);
			if (Double.isFinite(value)) {
				return value;
			}
		} catch (final NumberFormatException e) {
			// The caller that asks for the number adds the problem, as for an infinite value.
		}
		wrong[column] = new String(buffer, offset, length);
		return Double.NaN;
	}

	private static boolean same(final String text, final char[] buffer, final int offset, final int length) {
		if (text.length() != length) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (text.charAt(i) != buffer[offset + i]) {
				return false;
			}
		}
		return true;
	}

	@Override
	protected PairCells buildRecord() {
		if (columns == null) {
			columns = PairColumns.of(CsvFile.header(header), name, problems);
			numbers = new double[header.size()];
			wrong = new String[header.size()];
			texts = new String[header.size()];
			Arrays.fill(texts, "");
		}
		return this;
	}

	/** The columns that the first row names. */
	PairColumns columns() {
		return columns;
	}

	/** The number of cells in the row. */
	int count() {
		return cells;
	}

	long line() {
		return getStartingLineNumber();
	}

	/** The text of a cell without surrounding blanks; empty if there is no such column. */
	String text(final String column) {
		final int at = columns.at(column);
		return at < 0 ? "" : texts[at];
	}

	/** The number in a cell; NaN if the cell is empty or not a finite number, or if there is no such column. */
	double number(final int column) {
		return column < 0 ? Double.NaN : numbers[column];
	}

	/** The text of a cell that should be a finite number but is not; otherwise null. */
	String wrong(final int column) {
		return column < 0 ? null : wrong[column];
	}
}
