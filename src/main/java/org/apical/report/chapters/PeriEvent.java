package org.apical.report.chapters;

import java.awt.Color;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apical.io.text.CsvTable;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Results;
import org.apical.study.Role;

/** The time courses of {@code peri_event.csv}, as two pictures. */
final class PeriEvent {

	private static final String ALL = "all";
	private static final String DIFFERENCE = "P+ minus P-";
	private static final double SIGNIFICANT = 0.05;

	private final Map<String, List<Bin>> curves = new LinkedHashMap<>();

	/** One bin of a curve, ΔF/F. */
	private record Bin(double timeS, double mean, double se, double pCluster) {}

	private PeriEvent(final CsvTable table) {
		for (int i = 0; i < table.rows(); i++) {
			curves.computeIfAbsent(table.text(i, "role"), role -> new ArrayList<>()).add(new Bin(table.number(i, "time_s"),
				table.number(i, "mean"), table.number(i, "se"), table.number(i, "p_cluster")));
		}
	}

	/** The figure as HTML; empty if the folder has no time courses. */
	static String html(final Results results, final Figures figures) {
		return results.table(results.either("signal", "peri_event.csv"), "time_s", "role", "mean", "se", "p_cluster")
			.map(table -> new PeriEvent(table).figure(figures)).orElse("");
	}

	private String figure(final Figures figures) {
		return figures.figure("What a hit adds to the dendrites at each time around the outcome (0 s), beyond what the"
			+ " somata explain: mean over animals ± standard error. Left: by role. Right: all neurons together, and P+ minus"
			+ " P−; bars at the bottom mark times that differ from chance (clusters, p < 0.05 for both curves and all times"
			+ " together).", figures.picture("peri-event-by-role", byRole()),
			figures.picture("peri-event-clusters", tested()));
	}

	private Svg byRole() {
		final Chart chart = chart("By role");
		for (final Role role : List.of(Role.NEUTRAL, Role.P_MINUS, Role.P_PLUS)) {
			if (curves.containsKey(role.label())) {
				draw(chart, curves.get(role.label()), Palette.of(role));
				chart.legend(Text.role(role), Palette.of(role), Mark.DOT);
			}
		}
		return chart.svg("peri-event-by-role", "Dendritic residuals around the outcome, hits minus misses, by role", 470,
			340);
	}

	private Svg tested() {
		final Chart chart = chart("Tested");
		final List<Bin> all = curves.getOrDefault(ALL, List.of());
		final List<Bin> difference = curves.getOrDefault(DIFFERENCE, List.of());
		final DoubleSummaryStatistics ends = Stream.concat(all.stream(), difference.stream())
			.flatMapToDouble(bin -> DoubleStream.of(bin.mean() - bin.se(), bin.mean() + bin.se())).filter(Double::isFinite)
			.summaryStatistics();
		draw(chart, all, Palette.INK);
		draw(chart, difference, Palette.DY);
		mark(chart, all, Palette.INK, ends.getMin() - 0.05 * (ends.getMax() - ends.getMin()));
		mark(chart, difference, Palette.DY, ends.getMin() - 0.1 * (ends.getMax() - ends.getMin()));
		chart.legend("all neurons", Palette.INK, Mark.DOT).legend("P+ minus P−", Palette.DY, Mark.DOT);
		return chart.svg("peri-event-clusters", "Dendritic residuals around the outcome with the times that stand out", 470,
			340);
	}

	private static Chart chart(final String title) {
		return new Chart("time from the outcome (s)", "hit − miss residual (ΔF/F)").title(title).across(0, Palette.INK, 1)
			.upright(0, Palette.INK, 1);
	}

	private static void draw(final Chart chart, final List<Bin> bins, final Color colour) {
		final double[] timeS = bins.stream().mapToDouble(Bin::timeS).toArray();
		final Color faint = Palette.faint(colour, 90);
		chart.line(timeS, bins.stream().mapToDouble(bin -> bin.mean() - bin.se()).toArray(), faint, 1);
		chart.line(timeS, bins.stream().mapToDouble(bin -> bin.mean() + bin.se()).toArray(), faint, 1);
		chart.line(timeS, bins.stream().mapToDouble(Bin::mean).toArray(), colour, 2.2);
	}

	/** Draws a bar at this height wherever a cluster has p < 0.05. */
	private static void mark(final Chart chart, final List<Bin> bins, final Color colour, final double y) {
		chart.line(bins.stream().mapToDouble(Bin::timeS).toArray(),
			bins.stream().mapToDouble(bin -> bin.pCluster() < SIGNIFICANT ? y : Double.NaN).toArray(), colour, 4);
	}
}
