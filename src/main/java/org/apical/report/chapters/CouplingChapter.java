package org.apical.report.chapters;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.Pairs;
import org.apical.report.results.Results;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** Soma against dendrite, trial by trial. */
public final class CouplingChapter implements Chapter {

	private static final List<Role> ROLES = List.of(Role.P_PLUS, Role.NEUTRAL, Role.P_MINUS);
	private static final List<Outcome> OUTCOMES = List.of(Outcome.MISS, Outcome.HIT);

	@Override
	public String id() {
		return "coupling";
	}

	@Override
	public String title() {
		return "Soma against dendrite";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final String window = results.primaryWindow();
		final Optional<Pairs> read = results.pairs();
		if (read.isEmpty()) {
			return Html.missing("No pairs: this folder has no signal/pairs.csv (“apical test” does not copy its input).");
		}
		final Pairs pairs = read.get();
		final List<String> pictures = new ArrayList<>();
		for (final Role role : ROLES) {
			if (pairs.count(role) > 0) {
				pictures.add(figures.picture("coupling-" + role.name().toLowerCase(Locale.ROOT),
					scatter(pairs, role)));
			}
		}
		if (pictures.isEmpty()) {
			return Html.missing("pairs.csv has no rows of the window “" + window + "” with numbers in them.");
		}
		return figures.figure("Each mark is one trial window" + (window.isEmpty() ? "" : " (“" + window + "”)")
			+ " of one neuron: the soma's mean amplitude and its dendrite's; the panels share their axes. Look at how"
			+ " the dendrite follows the soma, and whether the relation is curved. A gap between the colours at equal somatic"
			+ " amplitude does not yet show a signal: noise of the soma and the cell's own influence on the outcome cause"
			+ " such a gap too. The estimates above are free of this bias.",
			pictures.toArray(String[]::new));
	}

	private static Svg scatter(final Pairs pairs, final Role role) {
		final Chart chart = new Chart("soma (ΔF/F·s)", "dendrite (ΔF/F·s)");
		final DoubleSummaryStatistics soma = extent(pairs, Pairs.Point::soma);
		final DoubleSummaryStatistics dendrite = extent(pairs, Pairs.Point::dendrite);
		chart.xRange(soma.getMin(), soma.getMax()).yRange(dendrite.getMin(), dendrite.getMax());
		int shown = 0;
		for (final Outcome outcome : OUTCOMES) {
			final List<Pairs.Point> points = pairs.points(role, outcome);
			final Mark mark = outcome == Outcome.HIT ? Mark.DOT : Mark.TRIANGLE;
			chart.points(values(points, Pairs.Point::soma), values(points, Pairs.Point::dendrite),
				Palette.faint(Palette.of(outcome), 150), mark, 4.5).legend(outcome.label(), Palette.of(outcome), mark);
			shown += points.size();
		}
		return chart.title(Text.role(role) + ": " + shown + " of " + pairs.count(role) + " shown")
			.svg("coupling-" + role.name().toLowerCase(Locale.ROOT),
				"Soma against dendrite of " + Text.role(role) + " neurons, hit and miss", 310, 320);
	}

	/** The range over all roles, so that the panels can be compared, with a margin of 5 % of it on each side. */
	private static DoubleSummaryStatistics extent(final Pairs pairs, final ToDoubleFunction<Pairs.Point> value) {
		final DoubleSummaryStatistics shown = ROLES.stream()
			.flatMap(role -> OUTCOMES.stream().flatMap(outcome -> pairs.points(role, outcome).stream()))
			.mapToDouble(value).summaryStatistics();
		final double margin = 0.05 * Math.max(shown.getMax() - shown.getMin(), 1e-9);
		shown.accept(shown.getMin() - margin);
		shown.accept(shown.getMax() + margin);
		return shown;
	}

	private static double[] values(final List<Pairs.Point> points, final ToDoubleFunction<Pairs.Point> value) {
		return points.stream().mapToDouble(value).toArray();
	}
}
