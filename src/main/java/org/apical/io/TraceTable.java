package org.apical.io;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.Problems;

/**
 * A table of ΔF/F: {@code time_s}, and one column for each ROI.
 *
 * @param timesS increasing, s
 * @param names of the ROIs
 * @param dff ROI × time; NaN where the cell is empty
 */
public record TraceTable(double[] timesS, List<String> names, float[][] dff) {

	private static final String TIME = "time_s";

	/** @throws InvalidInputException naming every line that is wrong */
	public static TraceTable read(final Path file) {
		final List<String> columns = columns(file);
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(TIME), columns);
		final List<String> names = columns.stream().filter(column -> !column.equals(TIME)).toList();
		if (names.isEmpty()) {
			problems.add(file.toString(), "has no column beside " + TIME + "; each ROI needs one");
		}
		if (table.rows() < 2) {
			problems.add(file.toString(), "has " + table.rows() + " rows; at least two are needed to know the frame rate");
		}
		problems.throwIfAny();
		final double[] timesS = new double[table.rows()];
		final float[][] dff = new float[names.size()][table.rows()];
		for (int row = 0; row < timesS.length; row++) {
			timesS[row] = table.requiredNumber(row, TIME);
			if (row > 0 && timesS[row] <= timesS[row - 1]) {
				problems.add(table.at(row), TIME + " " + timesS[row] + " is not after " + timesS[row - 1]);
			}
			for (int roi = 0; roi < dff.length; roi++) {
				dff[roi][row] = (float) table.number(row, names.get(roi));
			}
		}
		problems.throwIfAny();
		return new TraceTable(timesS, names, dff);
	}

	private static List<String> columns(final Path file) {
		if (!Files.isRegularFile(file)) {
			throw new InvalidInputException(file + ": there is no such file");
		}
		try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
			final List<String> columns = new ArrayList<>();
			reader.stream().findFirst().ifPresent(row -> row.getFields().forEach(field -> columns.add(field.trim())));
			return columns;
		} catch (IOException | UncheckedIOException | de.siegmar.fastcsv.reader.CsvParseException e) {
			throw new InvalidInputException(file + ": cannot be read as CSV in UTF-8 (" + e.getMessage() + ")");
		}
	}

	/** Frames a second, from the mean distance of the samples. */
	public double rateHz() {
		return (timesS.length - 1) / (timesS[timesS.length - 1] - timesS[0]);
	}
}
