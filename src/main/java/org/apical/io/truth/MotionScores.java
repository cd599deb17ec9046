package org.apical.io.truth;

import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.apical.simulate.score.Agreement;
import org.apical.simulate.score.Score;

/**
 * Scores of the motion that was found: the errors in all valid frames of all planes, and the share of valid
 * frames.
 */
final class MotionScores {

	private static final String STAGE = "motion";
	/** The largest RMS error with which the score passes. */
	private static final double MOST_PX = 0.3;

	private final List<ReferenceShifts.PlaneMotion> planes;

	MotionScores(final ReferenceShifts shifts) {
		planes = shifts.planes();
	}

	List<Score> scores() {
		if (planes.isEmpty()) {
			return List.of();
		}
		return List.of(
			new Score(STAGE, "RMS error along x", rms(ReferenceShifts.PlaneMotion::errorX), "px", MOST_PX, false),
			new Score(STAGE, "RMS error along y", rms(ReferenceShifts.PlaneMotion::errorY), "px", MOST_PX, false),
			Score.reported(STAGE, "share of frames that are valid",
				planes.stream().mapToDouble(ReferenceShifts.PlaneMotion::valid).average().orElseThrow(), "1"));
	}

	private double rms(final Function<ReferenceShifts.PlaneMotion, double[]> axis) {
		return Agreement.rms(planes.stream().flatMapToDouble(plane -> DoubleStream.of(axis.apply(plane))).toArray());
	}
}
