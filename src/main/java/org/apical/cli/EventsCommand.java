package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.imported.TraceTable;
import org.apical.io.tables.EventTables;
import org.apical.trace.events.Events;
import org.apical.trace.events.Indicator;
import org.apical.trace.events.Kinetics;
import org.apical.trace.traces.Traces;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apical events}: finds events in any table of ΔF/F. */
@Command(name = "events",
	description = "Finds events in tables of ΔF/F (time_s and one column for each ROI). Each table's "
		+ "results go into a folder of its name in DIR.")
final class EventsCommand implements Callable<Integer> {

	private static final double SHORTEST_S = 0.001;
	private static final double LONGEST_S = 60;
	private static final double HIGHEST_SD = 100;

	@Mixin
	private TableOptions options;

	@ArgGroup
	private Decay decay = new Decay();

	@Option(names = "--rise-s", paramLabel = "T", defaultValue = "0", description = "time constant of the rise, s, for a "
		+ "second-order model of the calcium; 0 for a rise within a frame (default: ${DEFAULT-VALUE})")
	private double riseS;

	@Option(names = "--event-threshold-sd", paramLabel = "Z", description = "smallest step of ΔF/F that counts"
		+ " as an event, in standard errors (default: ${DEFAULT-VALUE})")
	private double eventThresholdSd = Traces.Parameters.defaults().eventThresholdSd();

	/** How fast the indicator decays: by its name, or as a number. */
	static final class Decay {

		@Option(names = "--indicator", paramLabel = "NAME", description = "calcium indicator, whose published decay is"
			+ " the prior of the decay that is found from each table's traces together (default: jGCaMP7f)")
		private Optional<String> indicator = Optional.empty();

		@Option(names = "--decay-s", paramLabel = "T", description = "time constant of the decay, s, where it is"
			+ " known; then it is not looked for in the traces")
		private Optional<Double> decayS = Optional.empty();

		Kinetics kinetics() {
			return decayS.map(Decay::checked).orElseGet(() -> named(indicator.orElse(Indicator.JGCAMP7F.label())));
		}

		private static Kinetics checked(final double decayS) {
			if (!(decayS >= SHORTEST_S && decayS <= LONGEST_S)) {
				throw new InvalidInputException(
					"--decay-s is " + decayS + ", must be from " + SHORTEST_S + " to " + LONGEST_S);
			}
			return Kinetics.ofDecay(decayS);
		}

		private static Kinetics named(final String name) {
			return Indicator.of(name).orElseThrow(() -> new InvalidInputException(
				"--indicator '" + name + "' is not known; known are " + Indicator.labels()
					+ "; for another give its decay with --decay-s instead"))
				.kinetics();
		}
	}

	@Override
	public Integer call() {
		final Kinetics kinetics = withRise(decay.kinetics());
		final Events finder = new Events(threshold());
		final List<Path> folders = options.folders();
		final List<TraceTable> traces = readAll();
		for (int i = 0; i < traces.size(); i++) {
			final Path table = options.tables().get(i);
			traces.get(i).notes().forEach(note -> System.err.println(table + ": " + note));
			final EventTables.Found found = EventTables.write(folders.get(i), traces.get(i), finder, kinetics);
			System.out.printf(Locale.ROOT, "%s: %d events in %d traces, with a decay of %.2f s%n", table,
				found.events(), traces.get(i).names().size(), found.kinetics().decayS());
		}
		return 0;
	}

	private double threshold() {
		if (!(eventThresholdSd >= 0 && eventThresholdSd <= HIGHEST_SD)) {
			throw new InvalidInputException(
				"--event-threshold-sd is " + eventThresholdSd + ", must be from 0 to " + HIGHEST_SD);
		}
		return eventThresholdSd;
	}

	private Kinetics withRise(final Kinetics kinetics) {
		if (!(riseS >= 0 && riseS < kinetics.decayS())) {
			throw new InvalidInputException(
				"--rise-s is " + riseS + ", must be from 0 to below the decay, " + kinetics.decayS());
		}
		return kinetics.withRise(riseS);
	}

	private List<TraceTable> readAll() {
		final Problems problems = new Problems();
		final List<TraceTable> traces = new ArrayList<>();
		for (final Path table : options.tables()) {
			try {
				traces.add(TraceTable.read(table));
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		problems.throwIfAny();
		return traces;
	}
}
