package org.apical.io.imported;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.hdf5.Hdf5File;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Decimal;

/** Reads the trials of an NWB file, {@code intervals/trials}, as a study's table of trials. */
public final class NwbIntervals {

	private static final String TRIALS = "/intervals/trials";
	/** The names in a study of the columns that have other names in NWB files. */
	private static final Map<String, String> NAMES =
		Map.of("start_time", "start_s", "stop_time", "stop_s", "outcome_time", "outcome_s");

	private NwbIntervals() {}

	/**
	 * The trials as a table; outcomes in lower case. If there is no column {@code trial}, trials have NWB's row
	 * ids.
	 *
	 * @param name the name of the file in messages
	 */
	public static CsvTable trials(final Path file, final String name, final Problems problems,
		final List<String> required,
		final List<String> optional)
	{
		final Map<String, List<String>> columns = new LinkedHashMap<>();
		try {
			columns.putAll(columns(file));
		} catch (final InvalidInputException e) {
			e.problems().forEach(problem -> problems.add(name, problem.substring(problem.indexOf(": ") + 2)));
			required.forEach(column -> columns.put(column, List.of()));
		}
		if (!columns.containsKey("outcome")) {
			problems.add(name,
				TRIALS + " has no column outcome (hit, miss or abort) but " + String.join(", ", columns.keySet())
					+ "; give the trials as a table (apical import writes one, without the outcome)");
			columns.put("outcome", columns.getOrDefault("start_s", List.of()).stream().map(start -> "abort").toList());
		}
		return new CsvTable(name + " " + TRIALS, problems, columns, required, optional);
	}

	/**
	 * All columns with one text or number per row, by their names in a study.
	 *
	 * @throws InvalidInputException if there are no trials
	 */
	static Map<String, List<String>> columns(final Path file) {
		try (Hdf5File nwb = new Hdf5File(file)) {
			if (!nwb.isGroup(TRIALS)) {
				throw nwb.wrong(TRIALS, "is missing");
			}
			final int rows = nwb.shape(TRIALS + "/id", 1)[0];
			final Map<String, List<String>> columns = new LinkedHashMap<>();
			for (final String path : nwb.members(TRIALS)) {
				final String column = path.substring(path.lastIndexOf('/') + 1);
				final List<String> cells = cells(nwb, path);
				if (cells.size() == rows && !column.equals("id") && !column.endsWith("_index")) {
					columns.put(NAMES.getOrDefault(column, column), cells);
				}
			}
			columns.computeIfPresent("outcome", (column, cells) -> lowerCase(cells));
			columns.computeIfAbsent("trial", column -> cells(nwb, TRIALS + "/id"));
			return columns;
		}
	}

	private static List<String> lowerCase(final List<String> cells) {
		return cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
	}

	private static List<String> cells(final Hdf5File nwb, final String path) {
		if (nwb.isNumeric(path) && nwb.shape(path).length == 1) {
			return Arrays.stream(nwb.numbers(path)).mapToObj(value -> Double.isNaN(value) ? "" : Decimal.text(value))
				.toList();
		}
		return new ArrayList<>(nwb.texts(path));
	}
}
