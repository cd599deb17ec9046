package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apical.image.Motion;
import org.apical.io.results.MotionFolder;
import org.apical.io.results.MotionOutcomesCsv;
import org.apical.io.results.MotionOutcomesCsv.Row;
import org.apical.motion.Drift;
import org.apical.signal.controls.OutcomeDependence;
import org.apical.signal.pairs.Covariate;
import org.apical.signal.pairs.Window;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;

/** Whether the motion of any plane depends on how trials end; all measures of all planes of a session are one family. */
final class MotionOutcomes {

	private MotionOutcomes() {}

	/** One row for each measure of each plane that has a movie. */
	static void write(final Path out, final StudyRun run, final Window window, final int seed) {
		final List<Row> rows = new ArrayList<>();
		for (final Animal animal : run.study().animals()) {
			for (final Session session : animal.sessions()) {
				final List<String> planes = new ArrayList<>();
				final List<Covariate> measures = new ArrayList<>();
				for (final Plane plane : session.filmed()) {
					final List<Covariate> ofPlane =
						measures(plane, run.results().resolve(MotionStage.folder(animal, session, plane)));
					ofPlane.forEach(measure -> planes.add(plane.id()));
					measures.addAll(ofPlane);
				}
				final List<OutcomeDependence.Result> results =
					OutcomeDependence.of(measures, session.trials(), window, seed);
				for (int i = 0; i < results.size(); i++) {
					rows.add(new Row(animal.id(), session.id(), planes.get(i), results.get(i)));
				}
			}
		}
		MotionOutcomesCsv.write(out, rows);
	}

	private static List<Covariate> measures(final Plane plane, final Path folder) {
		final Motion motion = MotionFolder.readMotion(folder);
		final double[] timesS = IntStream.range(0, motion.frames()).mapToDouble(frame -> plane.timeS(frame, 0)).toArray();
		final float[] correlation = motion.correlation();
		final List<Covariate> measures = new ArrayList<>(List.of(
			new Covariate("displacement_px", timesS,
				values(motion, frame -> Math.hypot(motion.dxPx(frame), motion.dyPx(frame)))),
			new Covariate("dx_px", timesS, values(motion, motion::dxPx)),
			new Covariate("dy_px", timesS, values(motion, motion::dyPx)),
			new Covariate("correlation", timesS, values(motion, frame -> correlation[frame]))));
		motion.blocks().ifPresent(
			blocks -> measures.add(new Covariate("deformation_px", timesS, values(motion, blocks::deformationPx))));
		measures.addAll(drift(MotionFolder.readDrift(folder), timesS));
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
