package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.image.Motion;
import org.apical.motion.Drift;
import org.apical.signal.pairs.Covariate;

/** The measures of a plane's motion, frame by frame, whose dependence on the outcome is examined. */
final class MotionMeasures {

	private MotionMeasures() {}

	/** @param timesS when the frames were taken, s on the session clock */
	static List<Covariate> of(final Motion motion, final Drift drift, final double[] timesS) {
		final float[] correlation = motion.correlation();
		final List<Covariate> measures = new ArrayList<>(List.of(
			new Covariate("displacement_px", timesS,
				values(motion, frame -> Math.hypot(motion.dxPx(frame), motion.dyPx(frame)))),
			new Covariate("dx_px", timesS, values(motion, motion::dxPx)),
			new Covariate("dy_px", timesS, values(motion, motion::dyPx)),
			new Covariate("correlation", timesS, values(motion, frame -> correlation[frame]))));
		motion.blocks().ifPresent(
			blocks -> measures.add(new Covariate("deformation_px", timesS, values(motion, blocks::deformationPx))));
		measures.addAll(drift(drift, timesS));
		return measures;
	}

	/** Every frame has what was found of its stretch. */
	static List<Covariate> drift(final Drift drift, final double[] timesS) {
		final List<Covariate> measures = new ArrayList<>(List.of(
			new Covariate("focus", timesS, ofFrames(drift.focus(), timesS.length)),
			new Covariate("shape_change", timesS, ofFrames(drift.shapeChange(), timesS.length))));
		drift.depth().ifPresent(depth -> {
			final boolean scaled = depth.sliceUm() > 0;
			final double unit = scaled ? depth.sliceUm() : 1;
			measures.add(new Covariate(scaled ? "depth_um" : "depth_slices", timesS,
				ofFrames(Arrays.stream(depth.slices()).map(slices -> slices * unit).toArray(), timesS.length)));
		});
		return measures;
	}

	private static double[] ofFrames(final double[] ofStretches, final int frames) {
		return IntStream.range(0, frames).mapToDouble(frame -> ofStretches[frame / Drift.stretchFrames()]).toArray();
	}

	/** NaN in a frame that may not be used. */
	private static double[] values(final Motion motion, final IntToDoubleFunction value) {
		return IntStream.range(0, motion.frames())
			.mapToDouble(frame -> motion.valid(frame) ? value.applyAsDouble(frame) : Double.NaN).toArray();
	}
}
