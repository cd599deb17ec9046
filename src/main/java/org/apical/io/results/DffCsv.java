package org.apical.io.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.io.imported.TraceTable;
import org.apical.io.text.CsvOut;
import org.apical.trace.traces.CompartmentTraces;

/** ΔF/F of one plane as a table that {@link TraceTable} reads: {@code time_s}, and one column for each ROI. */
public final class DffCsv {

	private DffCsv() {}

	/**
	 * Writes the table. The time of a frame is the mean over the ROIs, whose times differ because they lie in
	 * different image rows.
	 *
	 * @param traces the traces of one plane, all of the same length
	 */
	public static void write(final Path file, final List<CompartmentTraces> traces) {
		final List<String> header = new ArrayList<>(List.of("time_s"));
		traces.forEach(trace -> header.add(trace.compartment()));
		final List<double[]> times = traces.stream().map(CompartmentTraces::timesS).toList();
		final List<float[]> dff = traces.stream().map(CompartmentTraces::dff).toList();
		try (CsvOut table = new CsvOut(file, header.toArray(String[]::new))) {
			for (int t = 0; t < (dff.isEmpty() ? 0 : dff.get(0).length); t++) {
				final int frame = t;
				final Object[] row = new Object[header.size()];
				row[0] = times.stream().mapToDouble(timesS -> timesS[frame]).average().orElseThrow();
				for (int roi = 0; roi < dff.size(); roi++) {
					row[roi + 1] = dff.get(roi)[t];
				}
				table.row(row);
			}
		}
	}
}
