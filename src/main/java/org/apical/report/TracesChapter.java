package org.apical.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.io.CsvTable;
import org.apical.io.Npy;
import org.apical.report.Chart.Mark;
import org.apical.study.Outcome;
import org.apical.study.Role;

/** ΔF/F of a soma and its tuft over a minute, for the most active neuron of each role. */
final class TracesChapter implements Chapter {

	private static final double SHOWN_S = 60;

	@Override
	public String id() {
		return "traces";
	}

	@Override
	public String title() {
		return "Traces";
	}

	/**
	 * The traces of one session.
	 *
	 * @param dff ROI × frame
	 * @param timesS of the same shape
	 * @param eventsS times of the events, by compartment
	 */
	private record Recording(String animal, String session, List<Site> sites, Npy dff, Npy timesS,
		Map<String, List<Double>> eventsS)
	{

		private static Optional<Recording> read(final Results results, final String animal, final String session) {
			final Path folder = Path.of(animal, session, "trace");
			final Optional<Npy> dff = results.array(folder.resolve("dff.npy"));
			final Optional<Npy> times = results.array(folder.resolve("times.npy"));
			final List<Site> sites = Site.read(results, animal, session);
			if (dff.isEmpty() || times.isEmpty() || dff.get().shape().length != 2 || dff.get().shape()[0] != sites.size()
				|| times.get().values().length != dff.get().values().length) {
				return Optional.empty();
			}
			return Optional.of(new Recording(animal, session, sites, dff.get(), times.get(),
				events(results, folder.resolve("events.csv"))));
		}

		private static Map<String, List<Double>> events(final Results results, final Path file) {
			final Map<String, List<Double>> events = new HashMap<>();
			results.table(file, "compartment", "time_s").ifPresent(table -> add(table, events));
			return events;
		}

		private static void add(final CsvTable table, final Map<String, List<Double>> events) {
			for (int i = 0; i < table.rows(); i++) {
				events.computeIfAbsent(table.text(i, "compartment"), key -> new ArrayList<>()).add(table.number(i, "time_s"));
			}
		}

		private int events(final Site site) {
			return eventsS.getOrDefault(site.compartment(), List.of()).size();
		}

		/** The neuron's compartment of a kind with the best signal. */
		private Optional<Site> site(final String neuron, final String kind) {
			return sites.stream().filter(site -> site.neuron().equals(neuron) && site.kind().equals(kind) && site.placed())
				.max(Comparator.comparingDouble(site -> Double.isNaN(site.snr()) ? 0 : site.snr()));
		}

		/** The most active neuron of the role with both soma and tuft. */
		private Optional<String> example(final Results results, final Role role) {
			return sites.stream().map(Site::neuron).distinct().filter(neuron -> results.role(animal, neuron) == role)
				.filter(neuron -> site(neuron, "soma").isPresent() && site(neuron, "tuft").isPresent())
				.max(Comparator.comparingInt(neuron -> Math.min(events(site(neuron, "soma").get()),
					events(site(neuron, "tuft").get()))));
		}
	}

	@Override
	public String html(final Results results, final Figures figures) {
		final Optional<Recording> read = recording(results);
		if (read.isEmpty()) {
			return Html.missing("No traces: this folder has no <animal>/<session>/trace with dff.npy and times.npy that fit"
				+ " the session's rows in match/compartments.csv.");
		}
		final Recording recording = read.get();
		final Map<Double, Outcome> trials = results.pairs()
			.map(pairs -> pairs.trials(recording.animal(), recording.session())).orElse(Map.of());
		final List<String> pictures = new ArrayList<>();
		for (final Role role : List.of(Role.P_PLUS, Role.P_MINUS, Role.NEUTRAL)) {
			recording.example(results, role).ifPresent(neuron -> pictures.add(figures.picture("traces-" + neuron,
				picture(recording, neuron, role, trials))));
		}
		if (pictures.isEmpty()) {
			return Html.missing("No neuron of " + recording.animal() + " " + recording.session() + " has both a soma and a tuft.");
		}
		return "<div class=\"wide\">" + figures.figure(recording.animal() + ", session " + recording.session()
			+ ": soma and tuft of the most active neuron of each role, over the minute with most somatic events. Ticks: detected"
			+ " events. Upright lines: " + (trials.isEmpty() ? "none, as no pairs say when trials ended"
				: "how trials ended, hit (green) or miss (purple)")
			+ ". See that most somatic events have a dendritic partner, of varying size, and that the baseline is flat.",
			pictures.toArray(String[]::new)) + "</div>\n";
	}

	private static Optional<Recording> recording(final Results results) {
		for (final String animal : results.animals()) {
			final List<String> sessions = new ArrayList<>(results.sessions(animal));
			sessions.add(0, results.referenceSession(animal));
			for (final String session : sessions) {
				final Optional<Recording> recording = Recording.read(results, animal, session);
				if (recording.isPresent()) {
					return recording;
				}
			}
		}
		return Optional.empty();
	}

	private static Svg picture(final Recording recording, final String neuron, final Role role,
		final Map<Double, Outcome> trials)
	{
		final Site soma = recording.site(neuron, "soma").orElseThrow();
		final Site tuft = recording.site(neuron, "tuft").orElseThrow();
		final double fromS = busiest(recording, soma);
		final Chart above = chart(recording, soma, role, trials, fromS)
			.title(neuron + " (" + role.label() + ")");
		final Chart below = chart(recording, tuft, role, trials, fromS).xRange(fromS, fromS + SHOWN_S);
		return Chart.stacked(List.of(above, below), "traces-" + neuron,
			"ΔF/F over time of the soma and the tuft of " + neuron, 960, 270);
	}

	/** Start of the stretch with most events of the soma. */
	private static double busiest(final Recording recording, final Site soma) {
		final List<Double> events = recording.eventsS().getOrDefault(soma.compartment(), List.of());
		final double firstS = Arrays.stream(recording.timesS().values()).filter(Double::isFinite).min().orElse(0);
		final double lastS = Arrays.stream(recording.timesS().values()).filter(Double::isFinite).max().orElse(0);
		double best = firstS;
		long most = -1;
		for (double fromS = firstS; fromS + SHOWN_S <= lastS; fromS += SHOWN_S / 2) {
			final double start = fromS;
			final long count = events.stream().filter(event -> event >= start && event < start + SHOWN_S).count();
			if (count > most) {
				most = count;
				best = fromS;
			}
		}
		return best;
	}

	private static Chart chart(final Recording recording, final Site site, final Role role,
		final Map<Double, Outcome> trials, final double fromS)
	{
		final int row = recording.sites().indexOf(site);
		final List<double[]> samples = new ArrayList<>();
		final int frames = recording.dff().shape()[1];
		double least = Double.POSITIVE_INFINITY;
		double most = Double.NEGATIVE_INFINITY;
		for (int i = row * frames; i < (row + 1) * frames; i++) {
			final double timeS = recording.timesS().values()[i];
			final double dff = recording.dff().values()[i];
			if (timeS >= fromS && timeS < fromS + SHOWN_S && Double.isFinite(dff)) {
				samples.add(new double[] {timeS, dff});
				least = Math.min(least, dff);
				most = Math.max(most, dff);
			}
		}
		final Chart chart = new Chart("time on the session clock (s)", site.kind() + " ΔF/F");
		trials.forEach((timeS, outcome) -> {
			if (timeS >= fromS && timeS < fromS + SHOWN_S) {
				chart.upright(timeS, Palette.of(outcome), 2);
			}
		});
		final double ticksAt = least - 0.08 * (most - least);
		final double[] events = recording.eventsS().getOrDefault(site.compartment(), List.of()).stream()
			.mapToDouble(Double::doubleValue).filter(event -> event >= fromS && event < fromS + SHOWN_S).toArray();
		chart.line(samples.stream().mapToDouble(s -> s[0]).toArray(), samples.stream().mapToDouble(s -> s[1]).toArray(),
			Palette.of(role), 1.1);
		return chart.points(events, Arrays.stream(events).map(event -> ticksAt).toArray(), Palette.INK, Mark.TICK, 7);
	}
}
