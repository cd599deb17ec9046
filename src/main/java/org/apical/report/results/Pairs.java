package org.apical.report.results;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apical.InvalidInputException;
import org.apical.io.text.Reason;
import org.apical.signal.pairs.Pair;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * What the page shows of {@code pairs.csv}: a sample of points by role and outcome, every neuron's role, and every
 * trial's time and outcome. The table is read in one pass, in bounded memory however long it is.
 */
public final class Pairs {

	/** Soma and dendrite of one trial, ΔF/F·s: means over the parts and phases 1 to 4, which neither select nor gate. */
	public record Point(double soma, double dendrite) {}

	/** The most points that are shown of one role and outcome. */
	private static final int SHOWN = 300;

	private final String window;
	private final Map<Role, Map<Outcome, Sample>> points = new EnumMap<>(Role.class);
	private final Map<String, Role> roles = new HashMap<>();
	private final Map<String, TreeMap<Double, Outcome>> trials = new HashMap<>();

	private Pairs(final String window) {
		this.window = window;
	}

	/** @param window the window whose points are kept; roles and trials are read from the rows of all windows */
	static Pairs read(final Path file, final String window) {
		final Pairs pairs = new Pairs(window);
		try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
			reader.forEach(pairs::add);
		} catch (IOException | UncheckedIOException | CsvParseException e) {
			throw new InvalidInputException(file + ": cannot be read as CSV in UTF-8 (" + Reason.of(e) + ")");
		}
		return pairs;
	}

	private void add(final NamedCsvRecord row) {
		final Optional<Role> role = Role.of(text(row, "role"));
		final Optional<Outcome> outcome = Outcome.of(text(row, "outcome"));
		if (role.isEmpty() || outcome.isEmpty() || text(row, "window").equals(Pair.QUIET)) {
			return;
		}
		roles.put(text(row, "animal") + "/" + text(row, "neuron"), role.get());
		final double timeS = number(row, "time_s");
		if (Double.isFinite(timeS)) {
			trials.computeIfAbsent(text(row, "animal") + "/" + text(row, "session"), key -> new TreeMap<>())
				.put(timeS, outcome.get());
		}
		final String kind = text(row, "kind");
		final String named = text(row, "window");
		if ((kind.isEmpty() || kind.equals("tuft")) && (named.isEmpty() || window.isEmpty() || named.equals(window))) {
			points.computeIfAbsent(role.get(), key -> new EnumMap<>(Outcome.class))
				.computeIfAbsent(outcome.get(), key -> new Sample()).add(point(row));
		}
	}

	private static Point point(final NamedCsvRecord row) {
		double soma = 0;
		int count = 0;
		double dendrite = 0;
		for (int phase = 1; phase <= 4; phase++) {
			dendrite += number(row, "dendrite_" + phase) / 4;
			for (int part = 1; part <= 4; part++) {
				final String column = "soma_" + part + phase;
				if (part == 1 || row.findField(column).isPresent()) {
					soma += number(row, column);
					count++;
				}
			}
		}
		return new Point(soma / count, dendrite);
	}

	private static String text(final NamedCsvRecord row, final String column) {
		return row.findField(column).orElse("");
	}

	private static double number(final NamedCsvRecord row, final String column) {
		try {
			return Double.parseDouble(text(row, column));
		} catch (final NumberFormatException e) {
			// an empty cell is a missing value; text was reported when the table was made or tested
			return Double.NaN;
		}
	}

	/** At most {@value #SHOWN} points of a role and an outcome, taken evenly from the whole table. */
	public List<Point> points(final Role role, final Outcome outcome) {
		final Sample sample = points.getOrDefault(role, Map.of()).get(outcome);
		return sample == null ? List.of() : sample.shown();
	}

	/** The number of points of the role in the table. */
	public int count(final Role role) {
		return points.getOrDefault(role, Map.of()).values().stream().mapToInt(sample -> sample.seen).sum();
	}

	Role role(final String animal, final String neuron) {
		return roles.getOrDefault(animal + "/" + neuron, Role.NEUTRAL);
	}

	/** Time of a trial's outcome, s on the session clock → the outcome. */
	Map<Double, Outcome> trials(final String animal, final String session) {
		return trials.getOrDefault(animal + "/" + session, new TreeMap<>());
	}

	/** Keeps every k-th point and doubles k whenever there are too many; needs no random numbers and no second pass. */
	private static final class Sample {

		private final List<Point> kept = new ArrayList<>();
		private int step = 1;
		private int seen;

		void add(final Point point) {
			if (!Double.isFinite(point.soma()) || !Double.isFinite(point.dendrite())) {
				return;
			}
			if (seen++ % step == 0) {
				kept.add(point);
			}
			if (kept.size() > 2 * SHOWN) {
				for (int i = kept.size() / 2; i > 0; i--) {
					kept.remove(2 * i - 1);
				}
				step *= 2;
			}
		}

		List<Point> shown() {
			final int every = kept.size() > SHOWN ? 2 : 1;
			final List<Point> shown = new ArrayList<>();
			for (int i = 0; i < kept.size(); i += every) {
				shown.add(kept.get(i));
			}
			return shown;
		}
	}
}
