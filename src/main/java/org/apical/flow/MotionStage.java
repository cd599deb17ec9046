package org.apical.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apical.image.BlankRows;
import org.apical.image.Movie;
import org.apical.io.MotionFolder;
import org.apical.io.Movies;
import org.apical.motion.OtherChannel;
import org.apical.motion.RigidRegistration;
import org.apical.motion.ZStack;
import org.apical.study.Animal;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.apical.study.ReferenceStack;
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
		plane.referenceStack().ifPresent(stack -> settings.put("slice_um", String.valueOf(stack.sliceUm())));
		final List<Path> files = Stream.concat(source.files().stream(),
			plane.referenceStack().stream().map(ReferenceStack::file)).toList();
		return new Unit(name(), 4, folder(animal, session, plane), settings, files, List.of(),
			(out, executor, progress) -> {
				final BlankRows blank = new BlankRows(plane.blankRowFirst(), plane.blankRowEnd());
				try (Movie movie = Movies.open(source.ofMotion()); Movie shown = Movies.open(source); Movie slices = slices(plane)) {
					final Optional<ZStack> stack = plane.referenceStack().map(of -> new ZStack(slices, of.sliceUm()));
					final boolean other = source.motionChannel() != source.channel();
					final RigidRegistration.Result found = new RigidRegistration(parameters).register(movie, Optional.empty(),
						stack, blank, executor, (done, total) -> progress.at(done, other ? 2 * total : total));
					MotionFolder.write(out, times(plane), !other ? found
						: new OtherChannel(shown, found.motion(), blank).result(found, executor,
							(done, total) -> progress.at(total + done, 2 * total)));
				}
			});
	}

	/** Null where there is no stack. */
	private static Movie slices(final Plane plane) {
		return plane.referenceStack().map(stack -> Movies.open(MovieSource.of(stack.file()))).orElse(null);
	}

	private static double[] times(final Plane plane) {
		return IntStream.range(0, plane.frames()).mapToDouble(frame -> plane.timeS(frame, 0)).toArray();
	}
}
