package org.apical.io.text;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.ApicalException;

/**
 * Writes a table in UTF-8 with header row, commas and line feeds; numbers by {@link Decimal}; NaN and null are
 * empty.
 */
public final class CsvOut implements AutoCloseable {

	private final Path file;
	private final CsvWriter writer;

	/** Creates the file, and its folder if it is missing. */
	public CsvOut(final Path file, final String... header) {
		this.file = file;
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file);
		} catch (final IOException e) {
			throw cannotWrite(e);
		}
		write(List.of(header));
	}

	/** Writes a row of texts, numbers and booleans. */
	public void row(final Object... cells) {
		final List<String> texts = new ArrayList<>(cells.length);
		for (final Object cell : cells) {
			texts.add(text(cell));
		}
		write(texts);
	}

	private void write(final List<String> cells) {
		try {
			writer.writeRecord(cells);
		} catch (final UncheckedIOException e) {
			throw cannotWrite(e.getCause());
		}
	}

	private static String text(final Object cell) {
		if (cell == null) {
			return "";
		}
		if (cell instanceof Double || cell instanceof Float) {
			return Decimal.text(((Number) cell).doubleValue());
		}
		if (cell instanceof Boolean truth) {
			return truth ? "1" : "0";
		}
		return cell.toString();
	}

	@Override
	public void close() {
		try {
			writer.close();
		} catch (final IOException e) {
			throw cannotWrite(e);
		}
	}

	private ApicalException cannotWrite(final IOException e) {
		return new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
	}
}
