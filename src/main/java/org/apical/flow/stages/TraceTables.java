package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apical.Explained;
import org.apical.io.results.CoincidenceCsv;
import org.apical.io.results.DffCsv;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.trace.events.Coincidence;
import org.apical.trace.traces.CompartmentTraces;

/** Tables about a session's traces that people read, and no later stage does. */
public final class TraceTables {

	/** Which of the tables are written. */
	public record Parameters(
		@Explained("whether ΔF/F is written as a spreadsheet too, a table for each plane, ten times as large as the array")
		boolean dffCsv)
	{

		public static Parameters defaults() {
			return new Parameters(false);
		}
	}

	private TraceTables() {}

	/**
	 * Writes {@code coincidence.csv} and, if asked to, {@code dff-<plane>.csv}.
	 *
	 * @param traces in the order of the compartments
	 */
	static void write(final Path out, final Parameters parameters, final List<Compartment> compartments,
		final List<CompartmentTraces> traces)
	{
		final SessionTraces session = new SessionTraces(compartments, traces);
		CoincidenceCsv.write(out.resolve("coincidence.csv"), coincidences(session));
		if (parameters.dffCsv) {
			planes(session).forEach((plane, own) -> DffCsv.write(out.resolve("dff-" + plane + ".csv"), own));
		}
	}

	private static Map<String, List<CompartmentTraces>> planes(final SessionTraces session) {
		return IntStream.range(0, session.traces().size()).boxed()
			.collect(Collectors.groupingBy(row -> session.compartments().get(row).plane(),
				Collectors.mapping(session.traces()::get, Collectors.toList())));
	}

	/** Each soma with each dendrite of its neuron, of those that were seen that day. */
	private static List<CoincidenceCsv.Row> coincidences(final SessionTraces session) {
		final List<CoincidenceCsv.Row> rows = new ArrayList<>();
		for (final int soma : session.seen(Kind.SOMA).toArray()) {
			final String neuron = session.compartments().get(soma).neuron();
			IntStream.concat(session.seen(Kind.TRUNK), session.seen(Kind.TUFT))
				.filter(row -> session.compartments().get(row).neuron().equals(neuron))
				.forEach(row -> rows.add(row(neuron, session.traces().get(soma), session.traces().get(row))));
		}
		return rows;
	}

	private static CoincidenceCsv.Row row(final String neuron, final CompartmentTraces soma,
		final CompartmentTraces dendrite)
	{
		return new CoincidenceCsv.Row(neuron, soma.compartment(), dendrite.compartment(),
			Coincidence.of(eventsS(soma), eventsS(dendrite), durationS(soma)));
	}

	private static double[] eventsS(final CompartmentTraces trace) {
		final double[] timesS = trace.timesS();
		return trace.events().stream().mapToDouble(event -> timesS[event.frame()]).sorted().toArray();
	}

	/** From the first to the last frame. */
	private static double durationS(final CompartmentTraces trace) {
		final double[] timesS = trace.timesS();
		return timesS.length == 0 ? Double.NaN : timesS[timesS.length - 1] - timesS[0];
	}
}
