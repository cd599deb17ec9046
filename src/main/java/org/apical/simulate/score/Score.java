package org.apical.simulate.score;

/**
 * How well a stage found again what was put in.
 *
 * @param stage stage of the run, such as {@code motion}
 * @param measure what is measured
 * @param value the measure; NaN where it does not apply
 * @param unit its unit; {@code 1} for a pure number
 * @param limit the value it should reach; NaN where the number is only reported
 * @param atLeast whether the value should be at least the limit; else at most
 */
public record Score(String stage, String measure, double value, String unit, double limit, boolean atLeast) {

	/** A number that is reported and has no limit. */
	public static Score reported(final String stage, final String measure, final double value, final String unit) {
		return new Score(stage, measure, value, unit, Double.NaN, true);
	}

	/** Whether there is both a value and a limit. */
	public boolean applicable() {
		return !Double.isNaN(value) && !Double.isNaN(limit);
	}

	/** Whether the limit is kept; true where it does not apply. */
	public boolean passed() {
		return !applicable() || (atLeast ? value >= limit : value <= limit);
	}
}
