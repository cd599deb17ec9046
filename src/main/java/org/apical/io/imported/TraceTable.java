package org.apical.io.imported;

import java.nio.file.Path;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.text.CsvTable;

/**
 * A table of ΔF/F: {@code time_s}, and one column for each ROI.
 *
 * @param timesS the times, s, increasing
 * @param names the names of the ROIs
 * @param dff ΔF/F, ROI × time; NaN for an empty cell
 */
public record TraceTable(double[] timesS, List<String> names, float[][] dff) {

	private static final String TIME = "time_s";

	/** @throws InvalidInputException naming every line that is wrong */
	public static TraceTable read(final Path file) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(TIME), List.of());
		final List<String> names = table.columns().stream().filter(column -> !column.equals(TIME)).toList();
		if (problems.none() && names.isEmpty()) {
			problems.add(file.toString(), "has no column beside " + TIME + "; each ROI needs one");
		}
		if (problems.none() && table.rows() < 2) {
			problems.add(file.toString(), "has " + table.rows() + " rows; at least two are needed to know the frame rate");
		}
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

	/** The number of frames per second, from the mean interval between samples. */
	public double rateHz() {
		return (timesS.length - 1) / (timesS[timesS.length - 1] - timesS[0]);
	}
}
