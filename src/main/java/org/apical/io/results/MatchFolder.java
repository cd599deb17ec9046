package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.io.array.Footprints;
import org.apical.io.array.Npy;
import org.apical.io.array.Npz;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Compartment;
import org.apical.study.Kind;

/**
 * The compartments of one animal on all days: {@code compartments.csv}, and {@code footprints.npz}. The latter
 * has an array {@code <session>-<plane>} for each session and plane, with a row for each pixel,
 * {@code compartment, row, column, weight}; compartments count from 0 in the order of that session's and
 * plane's rows in the table.
 */
public final class MatchFolder {

	private static final String[] COLUMNS = {"compartment", "neuron", "kind", "session", "plane", "roi", "x_px", "y_px",
		"area_px", "snr", "link_confidence", "match_confidence", "status", "note"};

	private MatchFolder() {}

	public static void write(final Path folder, final List<Match> matches) {
		final Map<String, List<Optional<Mask>>> masks = new LinkedHashMap<>();
		try (CsvOut table = new CsvOut(folder.resolve("compartments.csv"), COLUMNS)) {
			for (final Match match : matches) {
				final Compartment c = match.compartment();
				table.row(c.compartment(), c.neuron(), c.kind().label(), c.session(), c.plane(), c.roi(), c.xPx(), c.yPx(),
					c.areaPx(), c.snr(), c.linkConfidence(), c.matchConfidence(), c.status().label(), match.note());
				masks.computeIfAbsent(c.session() + "-" + c.plane(), key -> new ArrayList<>()).add(match.mask());
			}
		}
		try (Npz footprints = new Npz(folder.resolve("footprints.npz"))) {
			masks.forEach((key, list) -> footprints.add(key, Footprints.rows(list), Footprints.COLUMNS));
		}
	}

	/** @throws InvalidInputException if a file is missing or the files do not fit each other */
	public static List<Match> read(final Path folder) {
		final Path file = folder.resolve("compartments.csv");
		final Problems problems = new Problems();
		final CsvTable table = new CsvTable(file, file.toString(), problems, List.of(COLUMNS), List.of());
		problems.throwIfAny();
		final Map<String, Npy> footprints = Npz.read(folder.resolve("footprints.npz"));
		final Match[] matches = new Match[table.rows()];
		footprints.forEach((key, array) -> {
			final int[] rows = IntStream.range(0, matches.length).filter(i -> key(table, i).equals(key)).toArray();
			final List<Optional<Mask>> masks = Footprints.masks(array, rows.length,
				folder.resolve("footprints.npz") + " (" + key + ")");
			for (int i = 0; i < rows.length; i++) {
				matches[rows[i]] = new Match(compartment(table, rows[i], problems), masks.get(i), table.text(rows[i], "note"));
			}
		});
		for (int i = 0; i < matches.length; i++) {
			if (matches[i] == null) {
				problems.add(table.at(i), "footprints.npz has no array " + key(table, i));
			}
		}
		problems.throwIfAny();
		return List.of(matches);
	}

	private static String key(final CsvTable table, final int row) {
		return table.text(row, "session") + "-" + table.text(row, "plane");
	}

	private static Compartment compartment(final CsvTable table, final int row, final Problems problems) {
		final String kind = table.text(row, "kind");
		if (Kind.of(kind).isEmpty()) {
			problems.add(table.at(row), "kind is '" + kind + "', must be soma, trunk or tuft");
		}
		return new Compartment(table.text(row, "compartment"), table.text(row, "neuron"), Kind.of(kind).orElse(Kind.SOMA),
			table.text(row, "session"), table.text(row, "plane"), table.text(row, "roi"), table.number(row, "x_px"),
			table.number(row, "y_px"), (int) table.requiredNumber(row, "area_px"), table.number(row, "snr"),
			table.number(row, "link_confidence"), table.number(row, "match_confidence"), status(table, row, problems));
	}

	private static Compartment.Status status(final CsvTable table, final int row, final Problems problems) {
		final String label = table.text(row, "status");
		for (final Compartment.Status status : Compartment.Status.values()) {
			if (status.label().equals(label)) {
				return status;
			}
		}
		problems.add(table.at(row), "status is '" + label + "', must be matched, forced or unknown");
		return Compartment.Status.UNKNOWN;
	}
}
