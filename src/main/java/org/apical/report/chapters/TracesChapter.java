package org.apical.report.chapters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.report.figures.Chart;
import org.apical.report.figures.Chart.Mark;
import org.apical.report.figures.Figures;
import org.apical.report.figures.Html;
import org.apical.report.figures.Palette;
import org.apical.report.figures.Svg;
import org.apical.report.figures.Text;
import org.apical.report.results.CoincidentEvents;
import org.apical.report.results.Recording;
import org.apical.report.results.Results;
import org.apical.report.results.Site;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** ΔF/F of a soma and its tuft over a minute, for the most active neuron of each role. */
public final class TracesChapter implements Chapter {

	private static final double SHOWN_S = 60;

	@Override
	public String id() {
		return "traces";
	}

	@Override
	public String title() {
		return "Traces";
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<Recording> read = Recording.first(results);
		if (read.isEmpty()) {
			return Html.missing("No traces: this folder has no <animal>/<session>/trace whose dff.npy and times.npy match"
				+ " the session's rows in match/compartments.csv.");
		}
		final Recording recording = read.get();
		final Map<Double, Outcome> trials = results.trials(recording.animal(), recording.session());
		final List<String> pictures = new ArrayList<>();
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS, Role.NEUTRAL)) {
			recording.example(results, role).ifPresent(neuron -> pictures.add(figures.picture("traces-" + neuron,
				picture(recording, neuron, role, trials))));
		}
		if (pictures.isEmpty()) {
			return Html.missing("No neuron of " + recording.animal() + " " + recording.session() + " has both a soma and a"
				+ " tuft.");
		}
		return "<div class=\"wide\">" + figures.figure(recording.animal() + ", session " + recording.session()
			+ ": soma and tuft of the most active neuron of each role, in the minute with most somatic events. Ticks:"
			+ " detected events. Vertical lines: " + (trials.isEmpty()
				? "none, because neither study.json nor pairs.csv says when trials ended"
				: "how trials ended, hit (green), miss (purple), aborted (grey)")
			+ ". Check that most somatic events have a dendritic partner, of varying size, and that the baseline is flat."
			+ CoincidentEvents.sentence(results),
			pictures.toArray(String[]::new)) + "</div>\n";
	}

	private static Svg picture(final Recording recording, final String neuron, final Role role,
		final Map<Double, Outcome> trials)
	{
		final Site soma = recording.site(neuron, "soma").orElseThrow();
		final Site tuft = recording.site(neuron, "tuft").orElseThrow();
		final double fromS = recording.busiest(soma, SHOWN_S);
		final Chart above = chart(recording, soma, role, trials, fromS)
			.title(neuron + " (" + Text.role(role) + ")");
		final Chart below = chart(recording, tuft, role, trials, fromS).xRange(fromS, fromS + SHOWN_S);
		return Chart.stacked(List.of(above, below), "traces-" + neuron,
			"ΔF/F over time of the soma and the tuft of " + neuron, 960, 270);
	}

	private static Chart chart(final Recording recording, final Site site, final Role role,
		final Map<Double, Outcome> trials, final double fromS)
	{
		final Chart chart = new Chart("time on the session clock (s)", site.kind() + " ΔF/F");
		trials.forEach((timeS, outcome) -> {
			if (timeS >= fromS && timeS < fromS + SHOWN_S) {
				chart.upright(timeS, Palette.of(outcome), 2);
			}
		});
		final double[][] samples = recording.samples(site, fromS, SHOWN_S);
		final DoubleSummaryStatistics dff = Arrays.stream(samples[1]).summaryStatistics();
		final double ticksAt = samples[1].length == 0 ? 0 : dff.getMin() - 0.08 * (dff.getMax() - dff.getMin());
		final double[] events = recording.eventsOf(site).stream().mapToDouble(Double::doubleValue)
			.filter(event -> event >= fromS && event < fromS + SHOWN_S).toArray();
		return chart.line(samples[0], samples[1], Palette.of(role), 1.1)
			.points(events, Arrays.stream(events).map(event -> ticksAt).toArray(), Palette.INK, Mark.TICK, 7);
	}
}
