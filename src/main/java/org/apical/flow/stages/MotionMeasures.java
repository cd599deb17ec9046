package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.image.Motion;
import org.apical.motion.Drift;
import org.apical.signal.pairs.Covariate;

/**
 * The measures of a plane's motion, frame by frame, whose dependence on the outcome is examined. One of them is the
 * share of frames that are invalid.
 */
final class MotionMeasures {

	private MotionMeasures() {}

	/**
	 * @param timesS when the frames were taken, s on the session clock
	 * @param brightness how bright the plane's cells are in each frame, in any unit; NaN where it is not known
	 */
	static List<Covariate> of(final Motion motion, final Drift drift, final double[] timesS,
		final double[] brightness)
	{
		final float[] found = motion.correlation();
		final double[] correlation = unexplained(values(motion, frame -> found[frame]), brightness);
		final List<Covariate> measures = new ArrayList<>(List.of(
			new Covariate("displacement_px", timesS,
				values(motion, frame -> Math.hypot(motion.dxPx(frame), motion.dyPx(frame)))),
			new Covariate("dx_px", timesS, values(motion, motion::dxPx)),
			new Covariate("dy_px", timesS, values(motion, motion::dyPx)),
			new Covariate("correlation", timesS, correlation),
			new Covariate("invalid", timesS,
				IntStream.range(0, motion.frames()).mapToDouble(frame -> motion.valid(frame) ? 0 : 1).toArray())));
		motion.blocks().ifPresent(
			blocks -> measures.add(new Covariate("deformation_px", timesS, values(motion, blocks::deformationPx))));
		measures.addAll(drift(drift, timesS));
		return measures;
	}

	/**
	 * The correlations minus what brightness explains: b (brightness − its mean), with b from least squares over all
	 * frames in which both are known. A brighter frame has less noise for its signal, and so resembles the reference
	 * more, without having moved.
	 */
	private static double[] unexplained(final double[] correlation, final double[] brightness) {
		final int[] known = IntStream.range(0, correlation.length)
			.filter(frame -> Double.isFinite(correlation[frame]) && Double.isFinite(brightness[frame])).toArray();
		final double mean = IntStream.of(known).mapToDouble(frame -> brightness[frame]).average().orElse(0);
		final double squares = IntStream.of(known).mapToDouble(frame -> Math.pow(brightness[frame] - mean, 2)).sum();
		if (squares == 0) {
			return correlation;
		}
		final double slope =
			IntStream.of(known).mapToDouble(frame -> (brightness[frame] - mean) * correlation[frame]).sum() / squares;
		return IntStream.range(0, correlation.length)
			.mapToDouble(frame -> correlation[frame] - slope * (brightness[frame] - mean)).toArray();
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
