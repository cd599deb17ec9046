package org.apical.io.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apical.Problems;
import org.apical.io.text.CsvOut;
import org.apical.io.text.CsvTable;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;
import org.apical.study.Role;

/** {@code days.csv}: the measurements of every neuron on every training day. */
public final class DaysCsv {

	private static final List<String> REQUIRED = List.of("animal", "neuron", "role", "day", "activity_1", "activity_2",
		"activity_se", "signal_1", "signal_2", "signal_se", "error", "hit_rate", "reward_covariance");
	private static final List<String> OPTIONAL = List.of("reward_activity", "population_covariance");
	private static final List<String> NUMBERS = Stream.concat(REQUIRED.stream().skip(3), OPTIONAL.stream()).toList();
	/** The largest day; a larger number is probably a date. */
	private static final int LAST_DAY = 9999;
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");

	private final CsvTable table;
	private final String name;
	private final Problems problems;
	private final Map<String, Integer> seen = new HashMap<>();
	private final Map<String, Role> roles = new HashMap<>();

	private DaysCsv(final Path file, final String name, final Problems problems) {
		this.table = new CsvTable(file, name, problems, REQUIRED, OPTIONAL);
		this.name = name;
		this.problems = problems;
	}

	/**
	 * Reads the table.
	 *
	 * @param name the name of the file in messages
	 * @param problems receives every problem, with file and line
	 * @return the table; empty if anything is wrong with it
	 */
	public static Optional<DayTable> read(final Path file, final String name, final Problems problems) {
		final Optional<DayTable> days = parse(file, name, problems);
		days.map(DayTable::byAnimal)
			.ifPresent(animals -> animals.forEach((animal, rows) -> checkAnimal(name, animal, rows, problems)));
		return days.filter(table -> problems.errors().stream().noneMatch(error -> error.startsWith(name + ": ")));
	}

	/** Reads the table without checking that each animal has the data that learning needs. */
	private static Optional<DayTable> parse(final Path file, final String name, final Problems problems) {
		return new DaysCsv(file, name, problems).rows();
	}

	private static void checkAnimal(final String name, final String animal, final List<Day> rows,
		final Problems problems)
	{
		if (rows.stream().mapToInt(Day::day).distinct().count() < 2) {
			problems.add(name, "animal " + animal + " has day " + rows.get(0).day()
				+ " only; learning needs at least two days of an animal");
		}
		checkKnown(name, animal, "error", rows, Day::error, problems);
		checkKnown(name, animal, "hit_rate", rows, Day::hitRate, problems);
		checkKnown(name, animal, "reward_covariance", rows, Day::rewardCovariance, problems);
	}

	private static void checkKnown(final String name, final String animal, final String column, final List<Day> rows,
		final ToDoubleFunction<Day> value, final Problems problems)
	{
		if (rows.stream().mapToDouble(value).allMatch(Double::isNaN)) {
			problems.add(name, column + " has no value for animal " + animal + "; at least one day's is needed");
		}
	}

	private Optional<DayTable> rows() {
		final int before = problems.errors().size();
		final List<Day> days = new ArrayList<>();
		if (REQUIRED.stream().allMatch(table::has)) {
			for (int row = 0; row < table.rows(); row++) {
				row(row).ifPresent(days::add);
			}
			if (table.rows() == 0) {
				problems.add(name, "has no rows; one per animal, neuron and day is needed");
			}
		}
		return problems.errors().size() == before ? Optional.of(new DayTable(days)) : Optional.empty();
	}

	private Optional<Day> row(final int row) {
		final String animal = id(row, "animal");
		final String neuron = id(row, "neuron");
		final Optional<Role> role = role(row, animal, neuron);
		final int number = dayNumber(row);
		final Integer first = seen.putIfAbsent(animal + " " + neuron + " " + number, row);
		if (first != null) {
			problems.add(table.at(row), "animal " + animal + " neuron " + neuron + " day " + number
				+ " is there twice, first at " + table.at(first) + "; one row per animal, neuron and day");
		}
		NUMBERS.forEach(column -> table.number(row, column));
		checkSe(row, "activity");
		checkSe(row, "signal");
		checkRange(row, "error", 0, Double.POSITIVE_INFINITY);
		checkRange(row, "hit_rate", 0, 1);
		return role.filter(r -> first == null && valid(row)).map(r -> day(row, animal, neuron, r, number));
	}

	private boolean valid(final int row) {
		final String at = table.at(row) + ": ";
		return problems.errors().stream().noneMatch(error -> error.startsWith(at));
	}

	private Day day(final int row, final String animal, final String neuron, final Role role, final int number) {
		return new Day(animal, neuron, role, number, table.number(row, "activity_1"), table.number(row, "activity_2"),
			table.number(row, "activity_se"), table.number(row, "signal_1"), table.number(row, "signal_2"),
			table.number(row, "signal_se"), table.number(row, "error"), table.number(row, "hit_rate"),
			table.number(row, "reward_covariance"), table.number(row, "reward_activity"),
			table.number(row, "population_covariance"));
	}

	private String id(final int row, final String column) {
		final String id = table.text(row, column);
		if (!ID.matcher(id).matches()) {
			problems.add(table.at(row), column + " is '" + id + "'; letters, digits, _ and - are allowed");
		}
		return id;
	}

	private Optional<Role> role(final int row, final String animal, final String neuron) {
		final String label = table.text(row, "role");
		final Optional<Role> role = Role.of(label);
		if (role.isEmpty()) {
			problems.add(table.at(row), "role is '" + label + "', must be P+, P-, neutral or excluded");
			return role;
		}
		final Role known = roles.putIfAbsent(animal + " " + neuron, role.get());
		if (known != null && known != role.get()) {
			problems.add(table.at(row), "neuron " + neuron + " is " + label + " here and " + known.label()
				+ " above; a neuron has one role");
		}
		return role;
	}

	private int dayNumber(final int row) {
		final double day = table.requiredNumber(row, "day");
		if (day != Math.rint(day) && !Double.isNaN(day) || Math.abs(day) > LAST_DAY) {
			problems.add(table.at(row), "day is " + table.text(row, "day") + ", must be a whole number of at most "
				+ LAST_DAY + " (training day)");
		}
		return (int) day;
	}

	private void checkSe(final int row, final String what) {
		final boolean measured = !table.text(row, what + "_1").isEmpty() || !table.text(row, what + "_2").isEmpty();
		final String se = table.text(row, what + "_se");
		if (measured && se.isEmpty()) {
			problems.add(table.at(row), what + "_se is empty although " + what + " is given; the standard error of the"
				+ " mean of " + what + "_1 and " + what + "_2 is needed");
		} else if (!se.isEmpty() && table.number(row, what + "_se") <= 0) {
			problems.add(table.at(row), what + "_se is " + se + ", must be above 0; leave " + what
				+ " empty where it was not measured");
		}
	}

	private void checkRange(final int row, final String column, final double lower, final double upper) {
		final double value = table.number(row, column);
		if (value < lower || value > upper) {
			problems.add(table.at(row), column + " is " + table.text(row, column) + ", must be "
				+ (upper == 1 ? "0 to 1" : "at least 0"));
		}
	}

	/** Writes the table, rows by animal, neuron and day. */
	public static void write(final Path file, final DayTable table) {
		final List<String> header = new ArrayList<>(REQUIRED);
		header.addAll(OPTIONAL);
		try (CsvOut out = new CsvOut(file, header.toArray(String[]::new))) {
			for (final Day day : table.days()) {
				out.row(day.animal(), day.neuron(), day.role().label(), day.day(), day.activity1(), day.activity2(),
					day.activitySe(), day.signal1(), day.signal2(), day.signalSe(), day.error(), day.hitRate(),
					day.rewardCovariance(), day.rewardActivity(), day.populationCovariance());
			}
		}
	}
}
