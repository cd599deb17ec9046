package org.apical.report.results;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.apical.io.text.CsvTable;
import org.apical.study.Role;

/**
 * A row of {@code days.csv}: one neuron on one day. Activity and signal are, as for the learning rules, the
 * mean of the values from odd and from even trials, or the one of them that is known.
 */
public record Daily(String animal, Role role, double day, double activity, double signal, double error,
	double hitRate)
{

	/** The rows of the table; none if there is no table. */
	public static List<Daily> read(final Results results) {
		return results.table(results.either("learning", "days.csv"), "animal", "neuron", "role", "day")
			.map(Daily::rows).orElse(List.of());
	}

	private static List<Daily> rows(final CsvTable table) {
		final List<Daily> rows = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			final double day = table.number(i, "day");
			if (Double.isFinite(day)) {
				rows.add(new Daily(table.text(i, "animal"), Role.of(table.text(i, "role")).orElse(Role.EXCLUDED), day,
					half(table, i, "activity"), half(table, i, "signal"), table.number(i, "error"),
					table.number(i, "hit_rate")));
			}
		}
		return rows;
	}

	private static double half(final CsvTable table, final int row, final String name) {
		return DoubleStream.of(table.number(row, name + "_1"), table.number(row, name + "_2")).filter(Double::isFinite)
			.average().orElse(Double.NaN);
	}

	/** Day → one value for each animal: the mean over the animal's rows of that day. */
	public static TreeMap<Double, List<Double>> byDay(final List<Daily> rows, final ToDoubleFunction<Daily> value) {
		final TreeMap<Double, List<Double>> byDay = new TreeMap<>();
		final Map<Double, Map<String, Double>> means = rows.stream()
			.filter(row -> Double.isFinite(value.applyAsDouble(row)))
			.collect(Collectors.groupingBy(Daily::day, Collectors.groupingBy(Daily::animal, TreeMap::new,
				Collectors.averagingDouble(value))));
		means.forEach((day, animals) -> byDay.put(day, List.copyOf(animals.values())));
		return byDay;
	}

	public static List<Daily> of(final List<Daily> rows, final Role role) {
		return rows.stream().filter(row -> row.role == role).toList();
	}
}
