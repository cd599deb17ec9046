package org.apical.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.io.EventTables;
import org.apical.io.TraceTable;
import org.apical.trace.Events;
import org.apical.trace.Indicator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apical events}: events of any ΔF/F table. */
@Command(name = "events", description = "Finds events in tables of ΔF/F (time_s and one column for each ROI). Each table's "
	+ "results go into a folder of its name in DIR.")
final class EventsCommand implements Callable<Integer> {

	@Parameters(paramLabel = "TRACES.csv", arity = "1..*", description = "tables of ΔF/F")
	private List<Path> tables;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where results go")
	private Path out;

	@ArgGroup
	private Decay decay = new Decay();

	/** How fast the indicator decays: by its name, or as a number. */
	static final class Decay {

		@Option(names = "--indicator", paramLabel = "NAME", description = "calcium indicator (default: jGCaMP7f)")
		private Optional<String> indicator = Optional.empty();

		@Option(names = "--decay-s", paramLabel = "T", description = "time constant of the decay, s")
		private Optional<Double> decayS = Optional.empty();

		double seconds() {
			return decayS.orElseGet(() -> named(indicator.orElse(Indicator.JGCAMP7F.label())));
		}

		private static double named(final String name) {
			return Indicator.of(name).orElseThrow(() -> new InvalidInputException(
				"--indicator '" + name + "' is not known; give its decay with --decay-s instead")).decayS();
		}
	}

	@Override
	public Integer call() {
		final double decayS = decay.seconds();
		if (!(decayS > 0)) {
			throw new InvalidInputException("--decay-s is " + decayS + ", must be above 0");
		}
		final Set<String> names = new HashSet<>();
		tables.stream().map(EventsCommand::name).filter(name -> !names.add(name)).findFirst().ifPresent(name -> {
			throw new InvalidInputException("two tables are named " + name + "; their results would go into one folder");
		});
		final List<TraceTable> traces = tables.stream().map(TraceTable::read).toList();
		for (int i = 0; i < traces.size(); i++) {
			final int events = EventTables.write(out.resolve(name(tables.get(i))), traces.get(i), new Events(3), decayS);
			System.out.println(tables.get(i) + ": " + events + " events in " + traces.get(i).names().size() + " traces");
		}
		return 0;
	}

	private static String name(final Path table) {
		return table.getFileName().toString().replaceFirst("\\.csv$", "");
	}
}
