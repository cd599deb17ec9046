package org.apical.study;

/**
 * One trial, on the session clock.
 *
 * @param trial its number in the table
 * @param startS start, s
 * @param stopS end, s; after the start
 * @param outcome hit, miss or abort
 * @param outcomeS moment of reward or time-out, s
 * @param errorDeg mean distance of the cursor from the target, degrees; NaN if not given
 * @param targetDeg target angle, degrees; NaN if not given
 * @param photostimulation whether the trial was photostimulated
 */
public record Trial(int trial, double startS, double stopS, Outcome outcome, double outcomeS, double errorDeg,
	double targetDeg, boolean photostimulation)
{

	public Trial {
		if (!(stopS > startS)) {
			throw new IllegalArgumentException("stop_s " + stopS + " is not after start_s " + startS);
		}
	}
}
