package org.apical.simulate.score;

/**
 * A measure of how well a stage of the run recovered the simulated truth.
 *
 * @param stage stage of the run, such as {@code motion}
 * @param measure name of the measure
 * @param value value of the measure; NaN if it does not apply
 * @param unit unit of the value; {@code 1} for a pure number
 * @param limit limit that the value should meet; NaN if the value is only reported
 * @param atLeast whether the value should be at least the limit; otherwise at most
 */
public record Score(String stage, String measure, double value, String unit, double limit, boolean atLeast) {

	/** A score that is reported and has no limit. */
	public static Score reported(final String stage, final String measure, final double value, final String unit) {
		return new Score(stage, measure, value, unit, Double.NaN, true);
	}

	/** Whether there is both a value and a limit. */
	public boolean applicable() {
		return !Double.isNaN(value) && !Double.isNaN(limit);
	}

	/** Whether the value meets the limit; true if there is no value or no limit. */
	public boolean passed() {
		return !applicable() || (atLeast ? value >= limit : value <= limit);
	}
}
