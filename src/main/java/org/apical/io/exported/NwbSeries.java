package org.apical.io.exported;

import java.util.List;

/** Writes time series of NWB: data, their unit and their times. */
final class NwbSeries {

	private NwbSeries() {}

	/** Writes a series of a given type whose data are samples × columns. */
	static void write(final NwbWriter nwb, final String path, final String type, final String description,
		final String unit, final NwbClock clock, final List<float[]> columns)
	{
		start(nwb, path, type, description, clock);
		nwb.columns(path + "/data", columns);
		unit(nwb, path, unit);
	}

	/** Writes a series with one value per sample. */
	static void write(final NwbWriter nwb, final String path, final String description, final String unit,
		final NwbClock clock, final double[] values)
	{
		start(nwb, path, "TimeSeries", description, clock);
		nwb.doubles(path + "/data", values);
		unit(nwb, path, unit);
	}

	private static void start(final NwbWriter nwb, final String path, final String type, final String description,
		final NwbClock clock)
	{
		nwb.group(path, type);
		nwb.attribute(path, "description", description);
		clock.write(nwb, path);
	}

	private static void unit(final NwbWriter nwb, final String path, final String unit) {
		final String data = path + "/data";
		nwb.attribute(data, "unit", unit);
		nwb.attribute(data, "conversion", 1.0);
		nwb.attribute(data, "offset", 0.0);
		// -1 means that the smallest difference between values is unknown.
		nwb.attribute(data, "resolution", -1.0);
	}
}
