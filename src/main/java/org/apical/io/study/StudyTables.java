package org.apical.io.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.io.hdf5.Hdf5File;
import org.apical.io.imported.NwbIntervals;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Decimal;
import org.apical.io.text.YamlMap;
import org.apical.study.Curation;
import org.apical.study.Neuron;
import org.apical.study.Outcome;
import org.apical.study.Position;
import org.apical.study.Role;
import org.apical.study.Trial;

/**
 * Reads the tables that a study file names: neurons, trials, frame times, decisions; the calibration is only
 * checked.
 */
public final class StudyTables {

	private static final List<String> TRIAL = List.of("trial", "start_s", "stop_s", "outcome");
	private static final List<String> TRIAL_OPTIONAL =
		List.of("outcome_s", "error_deg", "target_deg", "photostimulation");

	private final StudyPaths paths;

	StudyTables(final StudyPaths paths) {
		this.paths = paths;
	}

	private CsvTable table(final Path file, final List<String> required, final List<String> optional) {
		return new CsvTable(file, paths.name(file), paths.problems(), required, optional);
	}

	/** A neuron, and the file and line that name it. */
	record Named(Neuron neuron, String at) {}

	List<Named> neurons(final Path file) {
		final CsvTable table = table(file, List.of("neuron", "role"),
			List.of("x_px", "y_px", "tuft_x_px", "tuft_y_px", "soma_plane", "tuft_plane", "stratum"));
		final Map<String, String> seen = new HashMap<>();
		final List<Named> neurons = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			final String id = table.text(i, "neuron");
			id(table.at(i), "neuron", id, seen);
			final String role = table.text(i, "role");
			if (Role.of(role).isEmpty()) {
				paths.problems().add(table.at(i), "role '" + role + "' must be P+, P-, neutral or excluded");
			}
			neurons.add(new Named(new Neuron(id, Role.of(role).orElse(Role.EXCLUDED), position(table, i, ""),
				position(table, i, "tuft_"), optional(table.text(i, "soma_plane")), optional(table.text(i, "tuft_plane")),
				table.text(i, "stratum")), table.at(i)));
		}
		return neurons;
	}

	private void id(final String at, final String column, final String id, final Map<String, String> seen) {
		if (!YamlMap.isId(id)) {
			paths.problems().add(at, column + " '" + id + "' must be of the letters A–Z and a–z, digits, _ and - only");
		}
		final String before = seen.putIfAbsent(id, at);
		if (before != null) {
			paths.problems().add(at, column + " '" + id + "' is there twice, first in "
				+ before.substring(before.lastIndexOf("line")));
		}
	}

	private static Optional<String> optional(final String text) {
		return text.isEmpty() ? Optional.empty() : Optional.of(text);
	}

	private Optional<Position> position(final CsvTable table, final int row, final String prefix) {
		final double x = table.number(row, prefix + "x_px");
		final double y = table.number(row, prefix + "y_px");
		if (table.text(row, prefix + "x_px").isEmpty() != table.text(row, prefix + "y_px").isEmpty()) {
			paths.problems().add(table.at(row), prefix + "x_px and " + prefix + "y_px must both be given, or neither");
		}
		return Double.isNaN(x) || Double.isNaN(y) ? Optional.empty() : Optional.of(new Position(x, y));
	}

	/** A trial, and the file and line that name it. */
	record Timed(Trial trial, String at) {}

	/** The trials of a table or an NWB file, in order of time. */
	List<Timed> trials(final Path file) {
		final CsvTable table = Hdf5File.is(file)
			? NwbIntervals.trials(file, paths.name(file), paths.problems(), TRIAL, TRIAL_OPTIONAL)
			: table(file, TRIAL, TRIAL_OPTIONAL);
		final Map<String, String> seen = new HashMap<>();
		final List<Timed> trials = IntStream.range(0, table.rows()).boxed().flatMap(i -> trial(table, i, seen).stream())
			.sorted(Comparator.comparingDouble((Timed timed) -> timed.trial.startS())).toList();
		for (int i = 1; i < trials.size(); i++) {
			final Trial before = trials.get(i - 1).trial;
			final Trial trial = trials.get(i).trial;
			if (trial.startS() < before.stopS()) {
				paths.problems().add(trials.get(i).at, "start_s " + Decimal.text(trial.startS()) + " is before stop_s "
					+ Decimal.text(before.stopS()) + " of trial " + before.trial() + "; trials must not overlap");
			}
		}
		return trials;
	}

	private Optional<Timed> trial(final CsvTable table, final int row, final Map<String, String> seen) {
		final String number = table.text(row, "trial");
		final String label = table.text(row, "outcome");
		final double startS = table.requiredNumber(row, "start_s");
		final double stopS = table.requiredNumber(row, "stop_s");
		final double outcomeS = table.number(row, "outcome_s");
		final Optional<Outcome> outcome = Outcome.of(label);
		final String at = table.at(row);
		final boolean numbered = number.matches("\\d{1,9}");
		if (!numbered) {
			paths.problems().add(at, "trial '" + number + "' must be a whole number");
		} else {
			id(at, "trial", number, seen);
		}
		if (outcome.isEmpty()) {
			paths.problems().add(at, "outcome '" + label + "' must be hit, miss or abort");
		}
		if (stopS <= startS) {
			paths.problems().add(at, "stop_s " + table.text(row, "stop_s") + " is "
				+ (stopS < startS ? "before" : "the same as") + " start_s " + table.text(row, "start_s"));
		}
		if (outcomeS < startS) {
			paths.problems().add(at, "outcome_s " + table.text(row, "outcome_s") + " is before start_s "
				+ table.text(row, "start_s"));
		}
		final boolean photostimulation = flag(table, row, "photostimulation");
		if (!numbered || outcome.isEmpty() || !(stopS > startS)) {
			return Optional.empty();
		}
		return Optional.of(new Timed(new Trial(Integer.parseInt(number), startS, stopS, outcome.get(),
			Double.isNaN(outcomeS) ? stopS : outcomeS, table.number(row, "error_deg"), table.number(row, "target_deg"),
			photostimulation), at));
	}

	private boolean flag(final CsvTable table, final int row, final String column) {
		final String text = table.text(row, column);
		if (!text.matches("|0|1")) {
			paths.problems().add(table.at(row), column + " '" + text + "' must be 0 or 1");
		}
		return text.equals("1");
	}

	/** The start times of a plane's frames, s; empty, with a problem added, if the table is wrong. */
	Optional<double[]> frameTimes(final Path file) {
		final CsvTable table = table(file, List.of("frame", "time_s"), List.of());
		final boolean complete = table.has("frame") && table.has("time_s");
		if (complete && table.rows() == 0) {
			paths.problems().add(paths.name(file), "has no rows; one for each frame is needed");
		}
		final double[] times = new double[table.rows()];
		for (int i = 0; i < times.length; i++) {
			times[i] = table.requiredNumber(i, "time_s");
			if (table.requiredNumber(i, "frame") != i) {
				paths.problems().add(table.at(i), "frame " + table.text(i, "frame") + " stands where frame " + i
					+ " must be: frames count from 0, without gaps");
				return Optional.empty();
			}
			if (i > 0 && !(times[i] > times[i - 1])) {
				paths.problems().add(table.at(i), "time_s " + table.text(i, "time_s") + " is not after "
					+ Decimal.text(times[i - 1]) + " of the frame before");
				return Optional.empty();
			}
		}
		return times.length == 0 ? Optional.empty() : Optional.of(times);
	}

	/**
	 * The decisions made by eye: at most one for each ROI, and at most one ROI for a neuron in a plane of a
	 * session.
	 */
	List<Curation> curation(final Path file) {
		final CsvTable table = table(file, List.of("session", "plane", "roi", "decision"), List.of());
		final Map<String, String> seen = new HashMap<>();
		final List<Curation> decisions = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			final String decision = table.text(i, "decision");
			if (!decision.matches("accept|reject|neuron:[A-Za-z0-9_-]+")) {
				paths.problems().add(table.at(i), "decision '" + decision + "' must be accept, reject or neuron:<id>");
			}
			final Curation curation = new Curation(table.text(i, "session"), table.text(i, "plane"), table.text(i, "roi"),
				decision.equals("reject"), decision.startsWith("neuron:")
					? Optional.of(decision.substring("neuron:".length())) : Optional.empty(),
				table.at(i));
			final String place = " of session " + curation.session() + ", plane " + curation.plane();
			once(curation, "ROI '" + curation.roi() + "'" + place + " has a decision", seen);
			curation.neuron().ifPresent(neuron -> once(curation, "neuron '" + neuron + "' has a ROI" + place, seen));
			decisions.add(curation);
		}
		return decisions;
	}

	private void once(final Curation curation, final String what, final Map<String, String> seen) {
		final String before = seen.putIfAbsent(what, curation.at());
		if (before != null) {
			paths.problems().add(curation.at(), what + " already (" + before + "); keep one of the two rows");
		}
	}

	/** Checks the table of the online decoder's weights. */
	void calibration(final Path file) {
		final CsvTable table = table(file, List.of("neuron", "weight", "mean", "sd"), List.of());
		for (int i = 0; i < table.rows(); i++) {
			for (final String column : List.of("weight", "mean", "sd")) {
				table.requiredNumber(i, column);
			}
		}
	}
}
