package org.apical.io.text;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.ApicalException;
import org.apical.InvalidInputException;

/** Reads and writes JSON files, indented, with keys in the order given. */
public final class Json {

	/** Holds the writer, which is created at the first use: this takes as long as reading a hundred files. */
	private static final class Writer {

		/** The writer, with line feeds on every system. */
		private static final ObjectWriter WRITER = new ObjectMapper()
			.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));
	}

	private Json() {}

	public static void write(final Path file, final JsonNode value) {
		try {
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.writeString(file, text(value) + "\n");
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}

	public static String text(final JsonNode value) {
		try {
			return Writer.WRITER.writeValueAsString(value);
		} catch (final JsonProcessingException e) {
			throw new IllegalArgumentException(e);
		}
	}

	/** @throws InvalidInputException if the file cannot be read, or is no JSON */
	public static JsonNode read(final Path file) {
		try {
			return JsonTree.read(file);
		} catch (final JsonProcessingException e) {
			throw new InvalidInputException(file + ": cannot be read as JSON (line " + e.getLocation().getLineNr() + ": "
				+ e.getOriginalMessage() + ")");
		} catch (final IOException e) {
			throw new InvalidInputException(file + ": cannot be read as JSON (" + Reason.of(e) + ")");
		}
	}
}
