package org.apical.signal.pairs;

/**
 * A stretch of time in every trial, relative to the outcome: [startS, stopS).
 *
 * @param name name, as written in tables
 * @param startS start, s after the outcome (negative before it)
 * @param stopS end, s after the outcome; later than the start
 */
public record Window(String name, double startS, double stopS) {

	public Window {
		if (!(stopS > startS)) {
			throw new IllegalArgumentException("window " + name + " ends at " + stopS + " s, before its start " + startS);
		}
	}

	public double lengthS() {
		return stopS - startS;
	}
}
