package org.apical.simulate.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The cursor task in position mode (docs/science.md, section 2): the angle is θ = γ·y, held within ±90°. A
 * trial is a hit when the angle comes within 10° of the target at 60°, and a miss if that does not happen
 * within 3 s.
 *
 * @param gainDeg gain γ, degrees per unit of y
 */
public record Task(double gainDeg) {

	public static final double TARGET_DEG = 60;
	public static final double LONGEST_S = 3;
	public static final double BETWEEN_S = 3;
	public static final double FIRST_S = 3;
	/** A trial starts only if the recording lasts at least this long after its latest possible outcome, s. */
	public static final double AFTER_S = 2.5;
	private static final double TOLERANCE_DEG = 10;
	private static final double FARTHEST_DEG = 90;
	/** Share of the calibration's trials without cursor that would have been hits. */
	private static final double HITS_AT_FIRST = 0.45;

	/**
	 * Chooses γ from a calibration without cursor, cut into trials, such that a share {@value #HITS_AT_FIRST} of
	 * them would have been hits.
	 *
	 * @param y decoder's output by trial and frame
	 */
	public static Task calibrated(final List<double[]> y) {
		final List<Double> highest = new ArrayList<>();
		for (final double[] trial : y) {
			highest.add(Arrays.stream(trial).max().orElse(0));
		}
		Collections.sort(highest);
		final double needed = highest.get((int) ((1 - HITS_AT_FIRST) * highest.size()));
		return new Task((TARGET_DEG - TOLERANCE_DEG) / Math.max(needed, 1e-3));
	}

	public double angleDeg(final double y) {
		return Math.max(-FARTHEST_DEG, Math.min(FARTHEST_DEG, gainDeg * y));
	}

	/** Whether the cursor is on the target or already past it, because it is read only once per frame. */
	public static boolean reached(final double angleDeg) {
		return angleDeg >= TARGET_DEG - TOLERANCE_DEG;
	}
}
