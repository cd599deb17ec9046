package org.apical.io.exported;

import java.util.stream.IntStream;

/**
 * The times of the samples of a time series: a start and a rate if the samples are evenly spaced, otherwise
 * every time, as NWB's best practices ask.
 *
 * @param startS the time of the first sample, s on the session clock
 * @param rateHz samples per second; 0 if every time is given
 * @param timesS the time of every sample, s; empty if there is a rate
 */
record NwbClock(double startS, double rateHz, double[] timesS) {

	/** The resolution to which steps are rounded before they are compared, s. */
	private static final double STEP_S = 1e-9;

	static NwbClock regular(final double startS, final double rateHz) {
		return new NwbClock(startS, rateHz, new double[0]);
	}

	/** The clock of samples at these times, s, which must increase. */
	static NwbClock of(final double... timesS) {
		final int steps = timesS.length - 1;
		final boolean even =
			steps > 1 && IntStream.range(0, steps).mapToLong(i -> step(timesS, i)).distinct().count() == 1;
		return even ? regular(timesS[0], steps / (timesS[steps] - timesS[0])) : new NwbClock(timesS[0], 0, timesS);
	}

	private static long step(final double[] timesS, final int i) {
		return Math.round((timesS[i + 1] - timesS[i]) / STEP_S);
	}

	void write(final NwbWriter nwb, final String series) {
		final String path = series + (rateHz > 0 ? "/starting_time" : "/timestamps");
		if (rateHz > 0) {
			nwb.number(path, startS);
			nwb.attribute(path, "rate", rateHz);
		} else {
			nwb.doubles(path, timesS);
			nwb.attribute(path, "interval", 1);
		}
		nwb.attribute(path, "unit", "seconds");
	}
}
