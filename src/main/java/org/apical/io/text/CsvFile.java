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

/** Opens tables: UTF-8, comma, blank lines left out. Rows come as they are, however many cells they have. */
public final class CsvFile {

	private CsvFile() {}

	/** Bytes that are not UTF-8 are an error when they are come to, and not read as something else. */
	public static CsvReader<CsvRecord> open(final Path file) throws IOException {
		return reader().ofCsvRecord(Files.newBufferedReader(file));
	}

	/** The same, the rows as the handler has them. */
	public static <T> CsvReader<T> open(final Path file, final CsvCallbackHandler<T> handler) throws IOException {
		return reader().build(handler, Files.newBufferedReader(file));
	}

	private static CsvReader.CsvReaderBuilder reader() {
		return CsvReader.builder().skipEmptyLines(true).extraFieldStrategy(FieldMismatchStrategy.IGNORE)
			.missingFieldStrategy(FieldMismatchStrategy.IGNORE);
	}

	/** Names of the columns, without blanks and without the mark that some programs put in front of UTF-8. */
	public static List<String> header(final CsvRecord row) {
		return header(row.getFields());
	}

	public static List<String> header(final List<String> names) {
		return names.stream().map(name -> name.replace("\uFEFF", "").trim()).toList();
	}

	/** What to say of a table that could not be read. */
	public static String unreadable(final Exception e) {
		return "cannot be read as CSV in UTF-8 (" + Reason.of(ApicalException.innermost(e)) + ")";
	}

	/** What to say of a row that has another number of cells than the header; empty if it has not. */
	public static String mismatch(final CsvRecord row, final int columns) {
		return mismatch(row.getFieldCount(), columns);
	}

	public static String mismatch(final int cells, final int columns) {
		return cells == columns ? "" : cells + " cells in a table of " + columns + " columns";
	}
}
