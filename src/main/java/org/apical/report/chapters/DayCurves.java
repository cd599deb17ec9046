package org.apical.report.chapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Interval;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Daily;
import org.apical.study.Role;

/** A quantity over training days, a curve for each role: mean over animals with its 95 % interval. */
final class DayCurves {

	private final ToDoubleFunction<Daily> value;
	private final Chart chart;

	DayCurves(final String yLabel, final ToDoubleFunction<Daily> value) {
		this.value = value;
		chart = new Chart("training day", yLabel).wholeNumbers();
	}

	DayCurves title(final String title) {
		chart.title(title);
		return this;
	}

	DayCurves across(final double y) {
		chart.across(y, Palette.INK, 1);
		return this;
	}

	Svg svg(final List<Daily> rows, final List<Role> roles, final String name, final String alt) {
		for (final Role role : roles) {
			final TreeMap<Double, List<Double>> byDay = Daily.byDay(Daily.of(rows, role), value);
			if (!byDay.isEmpty()) {
				curve(byDay, role, 0.08 * (roles.indexOf(role) - 1));
				chart.legend(Text.role(role), Palette.of(role), Mark.DOT);
			}
		}
		return chart.svg(name, alt, 310, 320);
	}

	private void curve(final TreeMap<Double, List<Double>> byDay, final Role role, final double shift) {
		final List<Double> days = new ArrayList<>();
		final List<Double> means = new ArrayList<>();
		for (final Map.Entry<Double, List<Double>> day : byDay.entrySet()) {
			final Interval mean = Interval.ofMean(day.getValue());
			days.add(day.getKey() + shift);
			means.add(mean.mean());
			chart.line(new double[] {day.getKey() + shift, day.getKey() + shift}, new double[] {mean.low(), mean.high()},
				Palette.faint(Palette.of(role), 150), 1.4);
		}
		chart.line(array(days), array(means), Palette.of(role), 1.8);
		chart.points(array(days), array(means), Palette.of(role), Mark.DOT, 6);
	}

	private static double[] array(final List<Double> values) {
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}
}
