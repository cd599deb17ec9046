package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apical.image.Motion;
import org.apical.io.results.MotionOutcomesCsv;
import org.apical.io.results.MotionOutcomesCsv.Row;
import org.apical.signal.controls.OutcomeDependence;
import org.apical.signal.pairs.Covariate;
import org.apical.signal.pairs.Window;
import org.apical.study.Animal;
import org.apical.study.Session;

/**
 * Collects whether the motion of any plane depends on how trials end. All measures of all planes of a session are one
 * family of tests.
 */
final class MotionOutcomes {

	private final Window window;
	private final int seed;
	private final List<Row> rows = new ArrayList<>();

	/** @param seed of the permutations of outcomes */
	MotionOutcomes(final Window window, final int seed) {
		this.window = window;
		this.seed = seed;
	}

	/** Adds a session, one row for each measure of each plane that has a movie. */
	void add(final Animal animal, final Session session, final Map<PlaneRun, Motion> motions,
		final SessionTraces traces)
	{
		final List<String> planes = new ArrayList<>();
		final List<Covariate> measures = new ArrayList<>();
		motions.forEach((at, motion) -> {
			final List<Covariate> ofPlane = MotionMeasures.of(motion, at.drift(), at.timesS(0),
				traces.brightness(at.plane().id(), motion.frames()));
			ofPlane.forEach(measure -> planes.add(at.plane().id()));
			measures.addAll(ofPlane);
		});
		final List<OutcomeDependence.Result> results = OutcomeDependence.of(measures, session.trials(), window, seed);
		for (int i = 0; i < results.size(); i++) {
			rows.add(new Row(animal.id(), session.id(), planes.get(i), results.get(i)));
		}
	}

	void write(final Path out) {
		MotionOutcomesCsv.write(out, rows);
	}
}
