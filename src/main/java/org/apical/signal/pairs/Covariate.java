package org.apical.signal.pairs;

/**
 * A quantity that was measured during a session beside the signals, such as motion or running, and is taken as free of
 * error. The arrays belong to the session: they are not copied and must not be changed.
 *
 * @param name the name, as in the column {@code covariate_<name>}
 * @param timesS sample times on the session clock, s, increasing
 * @param values the value at each of these times; NaN where missing
 */
public record Covariate(String name, double[] timesS, double[] values) {

	/** Mean of the values in [startS, stopS) that are not missing; NaN where there are none. */
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
