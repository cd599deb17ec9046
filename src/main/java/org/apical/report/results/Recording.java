package org.apical.report.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.io.array.Npy;
import org.apical.io.text.CsvTable;
import org.apical.study.Role;

/**
 * The traces of one session.
 *
 * @param dff ΔF/F, ROI × frame
 * @param timesS times of the samples on the session clock, s, of the same shape
 * @param eventsS times of the events, by compartment
 */
public record Recording(String animal, String session, List<Site> sites, Npy dff, Npy timesS,
	Map<String, List<Double>> eventsS)
{

	static Optional<Recording> read(final Results results, final String animal, final String session) {
		final Path folder = Path.of(animal, session, "trace");
		final Optional<Npy> dff = results.array(folder.resolve("dff.npy"));
		final Optional<Npy> times = results.array(folder.resolve("times.npy"));
		final List<Site> sites = Site.read(results, animal, session);
		if (dff.isEmpty() || times.isEmpty() || dff.get().shape().length != 2 || dff.get().shape()[0] != sites.size()
			|| times.get().values().length != dff.get().values().length)
		{
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

	/** Times of the compartment's events, s. */
	public List<Double> eventsOf(final Site site) {
		return eventsS.getOrDefault(site.compartment(), List.of());
	}

	/** Times, s, and ΔF/F of the compartment's finite samples from {@code fromS} on, for {@code lengthS}. */
	public double[][] samples(final Site site, final double fromS, final double lengthS) {
		final int frames = dff.shape()[1];
		final int start = sites.indexOf(site) * frames;
		final int[] there = IntStream.range(start, start + frames)
			.filter(i -> timesS.values()[i] >= fromS && timesS.values()[i] < fromS + lengthS)
			.filter(i -> Double.isFinite(dff.values()[i])).toArray();
		return new double[][] {Arrays.stream(there).mapToDouble(i -> timesS.values()[i]).toArray(),
			Arrays.stream(there).mapToDouble(i -> dff.values()[i]).toArray()};
	}

	/** The neuron's compartment of a kind with the highest signal-to-noise ratio. */
	public Optional<Site> site(final String neuron, final String kind) {
		return sites.stream().filter(site -> site.neuron().equals(neuron) && site.kind().equals(kind) && site.placed())
			.max(Comparator.comparingDouble(site -> Double.isNaN(site.snr()) ? 0 : site.snr()));
	}

	/** The most active neuron of the role that has both soma and tuft: the one whose less active part has most events. */
	public Optional<String> example(final Results results, final Role role) {
		return sites.stream().map(Site::neuron).distinct().filter(neuron -> results.role(animal, neuron) == role)
			.filter(neuron -> site(neuron, "soma").isPresent() && site(neuron, "tuft").isPresent())
			.max(Comparator.comparingInt(neuron -> Math.min(eventsOf(site(neuron, "soma").get()).size(),
				eventsOf(site(neuron, "tuft").get()).size())));
	}

	/** The first session that has traces, the reference session of the first animal if it has. */
	public static Optional<Recording> first(final Results results) {
		for (final String animal : results.animals()) {
			final List<String> sessions = new ArrayList<>(results.sessions(animal));
			sessions.add(0, results.referenceSession(animal));
			for (final String session : sessions) {
				final Optional<Recording> recording = read(results, animal, session);
				if (recording.isPresent()) {
					return recording;
				}
			}
		}
		return Optional.empty();
	}

	/** The start of the stretch with most events of the compartment; stretches start at steps of half their length. */
	public double busiest(final Site site, final double lengthS) {
		final List<Double> events = eventsOf(site);
		final DoubleSummaryStatistics recorded =
			Arrays.stream(timesS.values()).filter(Double::isFinite).summaryStatistics();
		double best = recorded.getCount() == 0 ? 0 : recorded.getMin();
		long most = -1;
		for (double fromS = best; fromS + lengthS <= recorded.getMax(); fromS += lengthS / 2) {
			final double start = fromS;
			final long count = events.stream().filter(event -> event >= start && event < start + lengthS).count();
			if (count > most) {
				most = count;
				best = fromS;
			}
		}
		return best;
	}
}
