package org.apical.report.chapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Interval;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Results;
import org.apical.study.Role;

/** Daily changes of activity and daily dendritic signals by role, as observed and as the best model predicts them. */
final class Changes {

	/** One animal's mean over the neurons of a role on one day. */
	private record Point(String animal, Role role, double day, double seen, double predicted) {}

	private Changes() {}

	/** The figure as HTML; empty if the folder has no {@code predictions.csv}. */
	static String html(final Results results, final Figures figures, final List<Role> roles, final String model) {
		final Optional<CsvTable> table = results.table(results.either("learning", "predictions.csv"), "animal", "neuron",
			"role", "day", "activity", "change_predicted", "signal", "signal_predicted");
		return table.filter(rows -> rows.rows() > 0).map(rows -> figures.figure("Means over animals: observed values (dots"
			+ " with 95 % intervals) and what the most probable model, " + model + ", predicts (lines). Left: change of"
			+ " activity to the next day, predicted from all days before. Right: dendritic signal.",
			figures.picture("changes", svg(changes(rows), roles, "change of activity to the next day (z)", "changes",
				"Seen and predicted change of activity by role over days")),
			figures.picture("signals", svg(signals(rows), roles, "dendritic signal (SD of the residuals)", "signals",
				"Seen and predicted dendritic signal by role over days"))))
			.orElse("");
	}

	private static List<Point> changes(final CsvTable table) {
		final List<Point> points = new ArrayList<>();
		for (int i = 0; i + 1 < table.rows(); i++) {
			final boolean nextDay = table.text(i, "neuron").equals(table.text(i + 1, "neuron"))
				&& table.text(i, "animal").equals(table.text(i + 1, "animal"));
			if (nextDay) {
				points.add(point(table, i, table.number(i + 1, "activity") - table.number(i, "activity"),
					table.number(i, "change_predicted")));
			}
		}
		return points;
	}

	private static List<Point> signals(final CsvTable table) {
		final List<Point> points = new ArrayList<>();
		for (int i = 0; i < table.rows(); i++) {
			points.add(point(table, i, table.number(i, "signal"), table.number(i, "signal_predicted")));
		}
		return points;
	}

	private static Point point(final CsvTable table, final int row, final double seen, final double predicted) {
		return new Point(table.text(row, "animal"), Role.of(table.text(row, "role")).orElse(Role.EXCLUDED),
			table.number(row, "day"), seen, predicted);
	}

	private static Svg svg(final List<Point> points, final List<Role> roles, final String label, final String name,
		final String alt)
	{
		final Chart chart = new Chart("training day", label).wholeNumbers();
		for (final Role role : roles) {
			final List<Point> own = points.stream()
				.filter(p -> p.role == role && Double.isFinite(p.seen) && Double.isFinite(p.predicted)).toList();
			if (!own.isEmpty()) {
				draw(chart, own, role, 0.08 * (roles.indexOf(role) - 1));
				chart.legend(Text.role(role), Palette.of(role), Mark.DOT);
			}
		}
		return chart.svg(name, alt, 465, 320);
	}

	private static void draw(final Chart chart, final List<Point> points, final Role role, final double shift) {
		final TreeMap<Double, Map<String, List<Point>>> days = new TreeMap<>(points.stream()
			.collect(
				Collectors.groupingBy(Point::day, Collectors.groupingBy(Point::animal, TreeMap::new, Collectors.toList()))));
		final double[] x = days.keySet().stream().mapToDouble(day -> day + shift).toArray();
		final double[] predicted = new double[x.length];
		int i = 0;
		for (final Map<String, List<Point>> animals : days.values()) {
			predicted[i] = Interval.ofMean(animals.values().stream()
				.map(own -> own.stream().mapToDouble(Point::predicted).average().orElseThrow()).toList()).mean();
			chart.interval(x[i], Interval.ofMean(animals.values().stream()
				.map(own -> own.stream().mapToDouble(Point::seen).average().orElseThrow()).toList()), Palette.of(role),
				Mark.DOT);
			i++;
		}
		chart.line(x, predicted, Palette.of(role), 1.8);
	}
}
