package org.apical.io.exported;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apical.io.text.TimeColumns;
import org.apical.study.Session;

/**
 * Writes the cursor and the covariates into an NWB file, one time series for each column of the study's tables.
 * The unit of a covariate is not known, so it is written as unknown. Cells that are empty or not a number are
 * NaN; a column with only such cells is left out.
 */
final class NwbBehaviour {

	private static final String MODULE = "/processing/behavior";
	private static final String TIME = TimeColumns.TIME;
	private static final Map<String, String> CURSOR = new LinkedHashMap<>();

	static {
		CURSOR.put("angle_deg", "angle of the cursor");
		CURSOR.put("error_deg", "distance of the cursor to the target");
	}

	private NwbBehaviour() {}

	static void write(final NwbWriter nwb, final Session session) {
		if (session.cursor().isEmpty() && session.covariates().isEmpty()) {
			return;
		}
		nwb.group(MODULE, "ProcessingModule");
		nwb.attribute(MODULE, "description", "cursor of the brain–computer interface, and covariates");
		session.cursor().ifPresent(file -> cursor(nwb, TimeColumns.read(file)));
		session.covariates().ifPresent(file -> covariates(nwb, TimeColumns.read(file)));
	}

	private static void cursor(final NwbWriter nwb, final Map<String, double[]> columns) {
		final Map<String, double[]> known = new LinkedHashMap<>(columns);
		known.keySet().retainAll(CURSOR.keySet());
		final NwbClock clock = NwbClock.of(columns.get(TIME));
		container(nwb, "Cursor", known,
			(path, name, values) -> NwbSeries.write(nwb, path + "/" + name, CURSOR.get(name), "degrees", clock, values));
	}

	private static void covariates(final NwbWriter nwb, final Map<String, double[]> columns) {
		final NwbClock clock = NwbClock.of(columns.get(TIME));
		final Map<String, double[]> values = new LinkedHashMap<>(columns);
		values.remove(TIME);
		container(nwb, "Covariates", values,
			(path, name, value) -> NwbSeries.write(nwb, path + "/" + name.replace('/', '_'),
				"column " + name + " of the study's covariates",
				"unknown", clock, value));
	}

	private interface Column {
		void write(String path, String name, double[] values);
	}

	private static void container(final NwbWriter nwb, final String name, final Map<String, double[]> columns,
		final Column column)
	{
		columns.values().removeIf(values -> DoubleStream.of(values).allMatch(Double::isNaN));
		if (columns.isEmpty()) {
			return;
		}
		final String path = MODULE + "/" + name;
		nwb.group(path, "BehavioralTimeSeries");
		columns.forEach((key, values) -> column.write(path, key, values));
	}
}
