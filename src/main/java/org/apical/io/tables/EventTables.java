package org.apical.io.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.io.imported.TraceTable;
import org.apical.io.text.CsvOut;
import org.apical.trace.events.Event;
import org.apical.trace.events.Events;
import org.apical.trace.events.Kinetics;

/**
 * Finds the events in a table of ΔF/F; writes {@code events.csv}, and {@code deconvolved.csv} in the form of
 * the input.
 */
public final class EventTables {

	private EventTables() {}

	/** Finds the events, writes both tables, and returns the number of events. */
	public static int write(final Path folder, final TraceTable traces, final Events finder, final Kinetics kinetics) {
		final List<Events.Result> results = new ArrayList<>();
		for (final float[] dff : traces.dff()) {
			results.add(finder.find(dff, traces.rateHz(), kinetics));
		}
		deconvolved(folder.resolve("deconvolved.csv"), traces, results);
		return events(folder.resolve("events.csv"), traces, results);
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
