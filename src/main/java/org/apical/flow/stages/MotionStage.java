package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.flow.run.Unit;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.io.movie.Movies;
import org.apical.io.results.MotionFolder;
import org.apical.motion.OtherChannel;
import org.apical.motion.RigidRegistration;
import org.apical.motion.SharedMotion;
import org.apical.motion.ZStack;
import org.apical.study.Animal;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.apical.study.ReferenceStack;
import org.apical.study.Session;

/** Displacement of every frame: one unit per plane. */
public final class MotionStage implements Stage {

	@Override
	public String name() {
		return "motion";
	}

	public static String folder(final Animal animal, final Session session, final Plane plane) {
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

	/** A plane that may take over motion of another needs that one's results. */
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
		final Optional<Plane> brighter = plane.motionFrom().map(session::plane);
		brighter.ifPresent(other -> settings.set("motion_from", Settings.plane(other)));
		final List<String> needs = brighter.stream().map(other -> folder(animal, session, other)).toList();
		return new Unit(name(), 6, folder(animal, session, plane), settings, files, needs, (out, executor, progress) -> {
			try (Movie movie = Movies.open(source.ofMotion()); Movie shown = Movies.open(source); Movie slices = slices(plane)) {
				final Registering registering = new Registering(parameters, plane, executor, progress);
				final RigidRegistration.Result own = registering.own(movie, slices);
				final Optional<SharedMotion.Result> shared = brighter.map(other -> shared(plane, own, other,
					MotionFolder.readMotion(run.results().resolve(needs.get(0)))));
				final boolean anew = shared.filter(with -> with.sharing().used()).isPresent()
					|| source.motionChannel() != source.channel();
				MotionFolder.write(out, times(plane), anew
					? registering.applied(shown, own, shared.map(SharedMotion.Result::motion).orElse(own.motion())) : own);
				shared.ifPresent(with -> MotionFolder.write(out, brighter.get().id(), with.sharing()));
			}
		});
	}

	private static SharedMotion.Result shared(final Plane plane, final RigidRegistration.Result own, final Plane other,
		final Motion motion)
	{
		return new SharedMotion(own.motion(), times(plane), own.quality(), motion, times(other),
			other.pixelSizeUm() / plane.pixelSizeUm()).result();
	}

	/** The steps of one unit. */
	private record Registering(RigidRegistration.Parameters parameters, Plane plane, TaskExecutor executor,
		Progress progress)
	{

		private BlankRows blank() {
			return new BlankRows(plane.blankRowFirst(), plane.blankRowEnd());
		}

		private RigidRegistration.Result own(final Movie movie, final Movie slices) {
			return new RigidRegistration(parameters).register(movie, Optional.empty(),
				plane.referenceStack().map(of -> new ZStack(slices, of.sliceUm())), blank(), executor,
				(done, total) -> progress.at(done, again() ? 2 * total : total));
		}

		/** Whether frames may be read once more, for means with another motion or of another channel. */
		private boolean again() {
			return plane.motionFrom().isPresent()
				|| plane.movie().filter(source -> source.motionChannel() != source.channel()).isPresent();
		}

		private RigidRegistration.Result applied(final Movie shown, final RigidRegistration.Result own, final Motion motion) {
			return new OtherChannel(shown, motion, blank()).result(own, executor,
				(done, total) -> progress.at(total + done, 2 * total));
		}
	}

	/** Null where there is no stack. */
	private static Movie slices(final Plane plane) {
		return plane.referenceStack().map(stack -> Movies.open(MovieSource.of(stack.file()))).orElse(null);
	}

	private static double[] times(final Plane plane) {
		return IntStream.range(0, plane.frames()).mapToDouble(frame -> plane.timeS(frame, 0)).toArray();
	}
}
