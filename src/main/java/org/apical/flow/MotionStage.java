package org.apical.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.image.BlankRows;
import org.apical.image.Movie;
import org.apical.io.MotionFolder;
import org.apical.io.Movies;
import org.apical.motion.OtherChannel;
import org.apical.motion.RigidRegistration;
import org.apical.study.Animal;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.apical.study.Session;

/** Displacement of every frame: one unit per plane. */
final class MotionStage implements Stage {

	@Override
	public String name() {
		return "motion";
	}

	static String folder(final Animal animal, final Session session, final Plane plane) {
		return animal.id() + "/" + session.id() + "/motion/" + plane.id();
	}

	@Override
	public List<Record> parameters() {
		return List.of(RigidRegistration.Parameters.defaults());
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		final List<Unit> units = new ArrayList<>();
		for (final Animal animal : run.study().animals()) {
			for (final Session session : animal.sessions()) {
				for (final Plane plane : session.planes()) {
					plane.movie().ifPresent(movie -> units.add(unit(run, animal, session, plane, movie)));
				}
			}
		}
		return units;
	}

	private Unit unit(final StudyRun run, final Animal animal, final Session session, final Plane plane,
		final MovieSource source)
	{
		final RigidRegistration.Parameters parameters =
			run.parameters(name(), RigidRegistration.Parameters.defaults(), animal.id(), session.id(), plane.id());
		final ObjectNode settings = Settings.of(parameters);
		settings.set("plane", Settings.plane(plane));
		return new Unit(name(), 3, folder(animal, session, plane), settings, source.files(), List.of(),
			(out, executor, progress) -> {
				final BlankRows blank = new BlankRows(plane.blankRowFirst(), plane.blankRowEnd());
				try (Movie movie = Movies.open(source.ofMotion()); Movie shown = Movies.open(source)) {
					final boolean other = source.motionChannel() != source.channel();
					final RigidRegistration.Result found = new RigidRegistration(parameters).register(movie, Optional.empty(),
						Optional.empty(), blank, executor, (done, total) -> progress.at(done, other ? 2 * total : total));
					MotionFolder.write(out, times(plane), !other ? found
						: new OtherChannel(shown, found.motion(), blank).result(found, executor,
							(done, total) -> progress.at(total + done, 2 * total)));
				}
			});
	}

	private static double[] times(final Plane plane) {
		return IntStream.range(0, plane.frames()).mapToDouble(frame -> plane.timeS(frame, 0)).toArray();
	}
}
