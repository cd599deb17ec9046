package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.io.movie.Movies;
import org.apical.io.results.MotionFolder;
import org.apical.motion.Drift;
import org.apical.study.Animal;
import org.apical.study.Plane;
import org.apical.study.Session;

/** One plane of a study that is run: its parameters, its movie, and what the motion stage found of it. */
record PlaneRun(StudyRun run, Animal animal, Session session, Plane plane) {

	/** Every plane of a session, in order. */
	static List<PlaneRun> of(final StudyRun run, final Animal animal, final Session session) {
		return session.planes().stream().map(plane -> new PlaneRun(run, animal, session, plane)).toList();
	}

	/** The planes of a session that have a movie, in order. */
	static List<PlaneRun> filmed(final StudyRun run, final Animal animal, final Session session) {
		return session.filmed().stream().map(plane -> new PlaneRun(run, animal, session, plane)).toList();
	}

	/** The planes of an animal that have a movie, session by session. */
	static List<PlaneRun> filmed(final StudyRun run, final Animal animal) {
		return animal.sessions().stream().flatMap(session -> filmed(run, animal, session).stream()).toList();
	}

	/** The motion of the planes of a session that have a movie, in order. */
	static Map<PlaneRun, Motion> motions(final StudyRun run, final Animal animal, final Session session) {
		final Map<PlaneRun, Motion> motions = new LinkedHashMap<>();
		filmed(run, animal, session).forEach(at -> motions.put(at, at.motion()));
		return motions;
	}

	/** A stage's parameters for this plane: those of the plane come before those of the study and the defaults. */
	<R extends Record> R parameters(final String stage, final R defaults) {
		return run.parameters(stage, defaults, animal.id(), session.id(), plane.id());
	}

	/** The folder of the motion stage, relative to the results. */
	String motionFolder() {
		return MotionStage.folder(animal, session, plane);
	}

	/** Opens the movie; the caller closes it. */
	Movie movie() {
		return Movies.open(plane.movie().orElseThrow());
	}

	BlankRows blank() {
		return new BlankRows(plane.blankRowFirst(), plane.blankRowEnd());
	}

	Motion motion() {
		return MotionFolder.readMotion(motionPath());
	}

	Drift drift() {
		return MotionFolder.readDrift(motionPath());
	}

	/** The mean of the registered frames. */
	Img<FloatType> mean() {
		return MotionFolder.readMean(motionPath());
	}

	private Path motionPath() {
		return run.results().resolve(motionFolder());
	}

	/** When an image row was scanned in every frame, s on the session clock. */
	double[] timesS(final double rowPx) {
		return timesS(plane, rowPx);
	}

	/** When an image row of a plane was scanned in every frame, s on the session clock. */
	static double[] timesS(final Plane plane, final double rowPx) {
		return IntStream.range(0, plane.frames()).mapToDouble(frame -> plane.timeS(frame, rowPx)).toArray();
	}
}
