package org.apical.io.text;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.ApicalException;

/** Opens tables in UTF-8 with commas; blank lines are skipped. Rows may differ in their number of cells. */
public final class CsvFile {

	private CsvFile() {}

	/** Opens a table; reading fails at bytes that are not UTF-8, instead of replacing them. */
	public static CsvReader<CsvRecord> open(final Path file) throws IOException {
		return reader().ofCsvRecord(Files.newBufferedReader(file));
	}

	/** Opens a table whose rows the handler makes. */
	public static <T> CsvReader<T> open(final Path file, final CsvCallbackHandler<T> handler) throws IOException {
		return reader().build(handler, Files.newBufferedReader(file));
	}

	private static CsvReader.CsvReaderBuilder reader() {
		return CsvReader.builder().skipEmptyLines(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE);
	}

	/** The names of the columns, without surrounding blanks and without a byte-order mark. */
	public static List<String> header(final CsvRecord row) {
		return header(row.getFields());
	}

	public static List<String> header(final List<String> names) {
		return names.stream().map(name -> name.replace("\uFEFF", "").trim()).toList();
	}

	/** The message about a table that could not be read. */
	public static String unreadable(final Exception e) {
		return "cannot be read as CSV in UTF-8 (" + Reason.of(ApicalException.innermost(e)) + ")";
	}

	/** The message about a row whose number of cells differs from the header's; empty if it does not. */
	public static String mismatch(final CsvRecord row, final int columns) {
		return mismatch(row.getFieldCount(), columns);
	}

	public static String mismatch(final int cells, final int columns) {
		return cells == columns ? "" : cells + " cells in a table of " + columns + " columns";
	}
}
