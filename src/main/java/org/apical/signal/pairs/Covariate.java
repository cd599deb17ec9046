package org.apical.signal.pairs;

/**
 * Something known exactly at moments of a session, such as motion or running. Arrays are read, not changed, and not
 * copied: they are the session's.
 *
 * @param name as in the column {@code covariate_<name>}
 * @param timesS moments on the session clock, s, increasing
 * @param values at these; NaN where missing
 */
public record Covariate(String name, double[] timesS, double[] values) {

	/** Mean of the values there are in [startS, stopS); NaN of none. */
	public double meanIn(final double startS, final double stopS) {
		double sum = 0;
		int count = 0;
		for (int i = Frames.firstAt(timesS, startS); i < Frames.firstAt(timesS, stopS); i++) {
			if (!Double.isNaN(values[i])) {
				sum += values[i];
				count++;
			}
		}
		return sum / count;
	}
}
