package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.flow.run.Unit;
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
		return run.study().animals().stream().flatMap(animal -> PlaneRun.filmed(run, animal).stream()).map(this::unit)
			.toList();
	}

	/** A plane that may take over the motion of another plane needs that plane's results. */
	private Unit unit(final PlaneRun at) {
		final Plane plane = at.plane();
		final MovieSource source = plane.movie().orElseThrow();
		final RigidRegistration.Parameters parameters = at.parameters(name(), RigidRegistration.Parameters.defaults());
		final ObjectNode settings = Settings.of(parameters);
		settings.set("plane", Settings.plane(plane));
		plane.referenceStack().ifPresent(stack -> settings.put("slice_um", String.valueOf(stack.sliceUm())));
		final List<Path> files = Stream.concat(source.files().stream(),
			plane.referenceStack().stream().map(ReferenceStack::file)).toList();
		final Optional<PlaneRun> brighter =
			plane.motionFrom().map(other -> new PlaneRun(at.run(), at.animal(), at.session(), at.session().plane(other)));
		brighter.ifPresent(other -> settings.set("motion_from", Settings.plane(other.plane())));
		final List<String> needs = brighter.stream().map(PlaneRun::motionFolder).toList();
		return new Unit(name(), 7, at.motionFolder(), settings, files, needs, (out, executor, progress) -> {
			try (Movie movie = Movies.open(source.ofMotion()); Movie shown = at.movie(); Movie slices = slices(plane)) {
				final Registering registering = new Registering(parameters, at, executor, progress);
				final RigidRegistration.Result own = registering.own(movie, slices);
				final Optional<SharedMotion.Result> shared = brighter.map(other -> shared(at, own, other));
				final boolean anew = shared.filter(with -> with.sharing().used()).isPresent()
					|| source.motionChannel() != source.channel();
				MotionFolder.write(out, at.timesS(0), anew
					? registering.applied(shown, own, shared.map(SharedMotion.Result::motion).orElse(own.motion())) : own);
				shared.ifPresent(with -> MotionFolder.write(out, brighter.get().plane().id(), with.sharing()));
			}
		});
	}

	private static SharedMotion.Result shared(final PlaneRun at, final RigidRegistration.Result own,
		final PlaneRun other)
	{
		return new SharedMotion(own.motion(), at.timesS(0), own.quality(), other.motion(), other.timesS(0),
			other.plane().pixelSizeUm() / at.plane().pixelSizeUm()).result();
	}

	/** The steps of one unit. */
	private record Registering(RigidRegistration.Parameters parameters, PlaneRun at, TaskExecutor executor,
		Progress progress)
	{

		private RigidRegistration.Result own(final Movie movie, final Movie slices) {
			return new RigidRegistration(parameters).register(movie, Optional.empty(),
				at.plane().referenceStack().map(of -> new ZStack(slices, of.sliceUm())), at.blank(), executor,
				(done, total) -> progress.at(done, again() ? 2 * total : total));
		}

		/** Whether frames may be read once more, for means with another motion or of another channel. */
		private boolean again() {
			return at.plane().motionFrom().isPresent()
				|| at.plane().movie().filter(source -> source.motionChannel() != source.channel()).isPresent();
		}

		private RigidRegistration.Result applied(final Movie shown, final RigidRegistration.Result own,
			final Motion motion)
		{
			return new OtherChannel(shown, motion, at.blank()).result(own, executor,
				(done, total) -> progress.at(total + done, 2 * total));
		}
	}

	/** Null where there is no stack. */
	private static Movie slices(final Plane plane) {
		return plane.referenceStack().map(stack -> Movies.open(MovieSource.of(stack.file()))).orElse(null);
	}
}
