package org.apical.io.imported;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.text.CsvTable;

/**
 * A table of ΔF/F: {@code time_s}, and one column for each ROI.
 *
 * <p>Microscopes and programs that join their files now and then write the time of a frame twice, or a rounding digit
 * too early. Where the frames around it leave no doubt, such a time is placed in the middle between its neighbours and
 * a note is given: it is at most half the median interval before the one before it, the next one is after both, and
 * this holds for at most one frame in a hundred (of few frames, for one). Other times that do not rise are refused.
 *
 * @param timesS the times, s, increasing
 * @param names the names of the ROIs
 * @param dff ΔF/F, ROI × time; NaN for an empty cell
 * @param notes what was corrected, with the line
 */
public record TraceTable(double[] timesS, List<String> names, float[][] dff, List<String> notes) {

	private static final String TIME = "time_s";
	private static final double MOST_EARLY = 0.5;
	private static final int FRAMES_FOR_EACH = 100;

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
			for (int roi = 0; roi < dff.length; roi++) {
				dff[roi][row] = (float) table.number(row, names.get(roi));
			}
		}
		final List<String> notes = timesS.length < 2 ? List.of() : risen(timesS, table, problems);
		problems.throwIfAny();
		return new TraceTable(timesS, names, dff, notes);
	}

	/** Corrects single times that do not rise, or adds a problem for each that does not. */
	private static List<String> risen(final double[] timesS, final CsvTable table, final Problems problems) {
		final double[] given = timesS.clone();
		final double[] intervals = new double[given.length - 1];
		final List<Integer> late = new ArrayList<>();
		for (int row = 1; row < given.length; row++) {
			intervals[row - 1] = given[row] - given[row - 1];
			if (intervals[row - 1] <= 0) {
				late.add(row);
			}
		}
		Arrays.sort(intervals);
		final double median = intervals[intervals.length / 2];
		final boolean few = late.size() <= Math.max(1, given.length / FRAMES_FOR_EACH);
		final List<String> notes = new ArrayList<>();
		for (final int row : late) {
			final double next = row + 1 < given.length ? given[row + 1] : given[row - 1] + 2 * median;
			final boolean early = given[row - 1] - given[row] <= MOST_EARLY * median;
			if (few && early && next > given[row - 1]) {
				timesS[row] = (given[row - 1] + next) / 2;
				final String where = table.at(row);
				notes.add(where.substring(where.lastIndexOf("line")) + " has the " + TIME + " " + given[row]
					+ ", which is not after " + given[row - 1] + "; it is placed in the middle between its neighbours");
			} else {
				problems.add(table.at(row), TIME + " " + given[row] + " is not after " + given[row - 1]
					+ "; sort the rows by time, and give times with enough digits to tell frames apart");
			}
		}
		return notes;
	}

	/** The number of frames per second, from the mean interval between samples. */
	public double rateHz() {
		return (timesS.length - 1) / (timesS[timesS.length - 1] - timesS[0]);
	}
}
