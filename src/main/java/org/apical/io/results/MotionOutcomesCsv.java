package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.Problems;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.signal.controls.OutcomeDependence.Result;

/** {@code motion_outcome.csv}: how much the motion of each plane differs between hits and misses. */
public final class MotionOutcomesCsv {

	private static final String[] COLUMNS =
		{"animal", "session", "plane", "measure", "hits", "misses", "hit_minus_miss", "sd", "p", "p_holm"};

	private MotionOutcomesCsv() {}

	/** One measure of one plane. */
	public record Row(String animal, String session, String plane, Result result) {}

	public static void write(final Path folder, final List<Row> rows) {
		try (CsvOut out = new CsvOut(folder.resolve("motion_outcome.csv"), COLUMNS)) {
			for (final Row row : rows) {
				final Result r = row.result;
				out.row(row.animal, row.session, row.plane, r.measure(), r.hits(), r.misses(), r.hitMinusMiss(), r.sd(), r.p(),
					r.pHolm());
			}
		}
	}

	/**
	 * Reads what {@link #write} wrote.
	 *
	 * @throws org.apical.InvalidInputException naming file and line where something is missing or wrong
	 */
	public static List<Row> read(final Path file) {
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final List<Row> rows = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			rows.add(new Row(table.text(i, "animal"), table.text(i, "session"), table.text(i, "plane"),
				new Result(table.text(i, "measure"), (int) table.number(i, "hits"), (int) table.number(i, "misses"),
					table.number(i, "hit_minus_miss"), table.number(i, "sd"), table.number(i, "p"),
					table.number(i, "p_holm"))));
		}
		problems.throwIfAny();
		return rows;
	}
}
