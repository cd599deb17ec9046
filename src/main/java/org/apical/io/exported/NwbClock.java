package org.apical.io.exported;

import java.util.stream.IntStream;

/**
 * When the samples of a time series were taken: a start and a rate where they are evenly spaced, else every time, as
 * the practice of NWB asks.
 *
 * @param startS first sample, s on the session clock
 * @param rateHz samples a second; 0 where the times must be given
 * @param timesS every time, s; empty where there is a rate
 */
record NwbClock(double startS, double rateHz, double[] timesS) {

	/** Steps that differ by less than this count as equal, s. */
	private static final double STEP_S = 1e-9;

	static NwbClock regular(final double startS, final double rateHz) {
		return new NwbClock(startS, rateHz, new double[0]);
	}

	/** The clock of samples taken at these times, s, each after the one before. */
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
