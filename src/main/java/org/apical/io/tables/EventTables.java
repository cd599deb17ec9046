package org.apical.io.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.parallel.TaskExecutors;
import org.apical.io.imported.TraceTable;
import org.apical.io.text.CsvOut;
import org.apical.trace.events.Event;
import org.apical.trace.events.Events;
import org.apical.trace.events.Kinetics;

/**
 * Finds the events in a table of ΔF/F; writes {@code events.csv}, {@code deconvolved.csv} in the form of the input,
 * and {@code kinetics.csv}: the decay with which they were found.
 */
public final class EventTables {

	private EventTables() {}

	/** What was found: the number of events, and the kinetics they were found with. */
	public record Found(int events, Kinetics kinetics) {}

	/** Finds the decay from all traces of the table, then their events, and writes the tables. */
	public static Found write(final Path folder, final TraceTable traces, final Events finder, final Kinetics indicator) {
		final Kinetics kinetics =
			Events.fitted(List.of(traces.dff()), traces.rateHz(), indicator, TaskExecutors.singleThreaded());
		final List<Events.Result> results = new ArrayList<>();
		for (final float[] dff : traces.dff()) {
			results.add(finder.find(dff, traces.rateHz(), kinetics));
		}
		deconvolved(folder.resolve("deconvolved.csv"), traces, results);
		kinetics(folder.resolve("kinetics.csv"), kinetics, indicator);
		return new Found(events(folder.resolve("events.csv"), traces, results), kinetics);
	}

	private static void kinetics(final Path file, final Kinetics kinetics, final Kinetics indicator) {
		try (CsvOut table = new CsvOut(file, "decay_s", "expected_decay_s", "rise_s", "delay_s")) {
			table.row(kinetics.decayS(), indicator.decayS(), kinetics.riseS(), kinetics.delayS());
		}
	}

	private static int events(final Path file, final TraceTable traces, final List<Events.Result> results) {
		int count = 0;
		final double[] timesS = traces.timesS();
		try (CsvOut table = new CsvOut(file, "compartment", "time_s", "amplitude_dff_s", "snr", "amplitude_se_dff_s")) {
			for (int roi = 0; roi < results.size(); roi++) {
				for (final Event event : results.get(roi).events()) {
					table.row(traces.names().get(roi), timesS[event.frame()], event.amplitudeDffS(), event.snr(),
						event.amplitudeSeDffS());
					count++;
				}
			}
		}
		return count;
	}

	private static void deconvolved(final Path file, final TraceTable traces, final List<Events.Result> results) {
		final List<float[]> columns = results.stream().map(Events.Result::deconvolved).toList();
		final List<String> header = new ArrayList<>(List.of("time_s"));
		header.addAll(traces.names());
		final double[] timesS = traces.timesS();
		try (CsvOut table = new CsvOut(file, header.toArray(String[]::new))) {
			for (int row = 0; row < timesS.length; row++) {
				final Object[] cells = new Object[header.size()];
				cells[0] = timesS[row];
				for (int roi = 0; roi < columns.size(); roi++) {
					cells[roi + 1] = columns.get(roi)[row];
				}
				table.row(cells);
			}
		}
	}
}
