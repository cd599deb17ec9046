package org.apical.io.results;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apical.Problems;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.motion.Drift;

/**
 * {@code drift.csv}: the movement along z for each stretch of frames, and the depth if there is a reference
 * stack.
 */
final class DriftCsv {

	private static final String[] COLUMNS =
		{"first_frame", "time_s", "focus", "shape_change", "depth_slices", "depth_um", "stack_correlation"};

	private DriftCsv() {}

	/** @param frameTimesS the time of each frame, s on the session clock */
	static void write(final Path file, final double[] frameTimesS, final Drift drift) {
		final double[] focus = drift.focus();
		final double[] shapeChange = drift.shapeChange();
		final double[] none = new double[focus.length];
		Arrays.fill(none, Double.NaN);
		final double[] slices = drift.depth().map(Drift.Depth::slices).orElse(none);
		final double[] correlation = drift.depth().map(Drift.Depth::correlation).orElse(none);
		final double sliceUm = drift.depth().map(Drift.Depth::sliceUm).orElse(Double.NaN);
		try (CsvOut table = new CsvOut(file, COLUMNS)) {
			for (int i = 0; i < focus.length; i++) {
				final int first = i * Drift.stretchFrames();
				table.row(first, frameTimesS[first], focus[i], shapeChange[i], slices[i], slices[i] * sliceUm, correlation[i]);
			}
		}
	}

	/**
	 * Reads what {@link #write} wrote.
	 *
	 * @param depth the reference slice and the slice distance; empty if there is no reference stack
	 */
	static Drift read(final Path file, final Optional<Drift.Depth> depth) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final Drift drift = new Drift(column(table, "focus"), column(table, "shape_change"),
			depth.map(known -> new Drift.Depth(column(table, "depth_slices"), column(table, "stack_correlation"),
				known.sliceUm(), known.referenceSlice())));
		problems.throwIfAny();
		return drift;
	}

	private static double[] column(final CsvTable table, final String name) {
		final double[] values = new double[table.rows()];
		Arrays.setAll(values, i -> table.number(i, name));
		return values;
	}
}
