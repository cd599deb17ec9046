package org.apical.io.truth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.io.movie.TiffStack;
import org.apical.simulate.task.MovieAnimal;
import org.apical.simulate.task.MoviePlane;
import org.apical.simulate.task.MovieRecording;
import org.apical.simulate.task.MovieStudy;
import org.apical.study.Kind;

/** Writes a simulated study: movies, tables, {@code study.yaml}, and the truth under {@code truth/}. */
public final class SimulatedStudy {

	static final List<Kind> PLANES = List.of(Kind.SOMA, Kind.TUFT);

	private final Path folder;
	private final TruthFolder truth;
	private final MovieStudy study;
	private final TaskExecutor executor;
	private final Progress progress;
	private final AtomicLong framesDone = new AtomicLong();

	private SimulatedStudy(final Path folder, final MovieStudy study, final TaskExecutor executor,
		final Progress progress)
	{
		this.folder = folder;
		this.truth = TruthFolder.of(folder);
		this.study = study;
		this.executor = executor;
		this.progress = progress;
	}

	/**
	 * Simulates a study and writes it; the same study gives the same bytes.
	 *
	 * @param folder the study's folder; created if it is missing
	 * @param executor runs the animals in parallel, then the planes of all sessions
	 * @param progress receives the progress after every frame
	 * @return the study file
	 * @throws org.apical.ApicalException if a file cannot be written
	 */
	public static Path write(final Path folder, final MovieStudy study, final TaskExecutor executor,
		final Progress progress)
	{
		return new SimulatedStudy(folder, study, executor, progress).write();
	}

	private Path write() {
		final SimulatedAnimal[] animals = new SimulatedAnimal[study.animals()];
		executor.forEach(IntStream.range(0, animals.length).boxed().toList(), a -> animals[a] = animal(a));
		final List<Runnable> movies = new ArrayList<>();
		for (int a = 0; a < animals.length; a++) {
			for (int session = 0; session < study.sessions(); session++) {
				for (final Kind kind : PLANES) {
					movies.add(movie(animals[a], session, kind));
				}
			}
		}
		executor.runAll(movies);
		truth.writeModulation(List.of(animals).stream().flatMap(animal -> animal.modulation().stream()).toList());
		truth.writeHead(study);
		return SimulatedStudyFile.write(folder, study);
	}

	private SimulatedAnimal animal(final int a) {
		final MovieAnimal simulation = study.animal(a);
		final List<MoviePlane> planes = new ArrayList<>();
		final List<List<MovieRecording>> recordings = new ArrayList<>();
		for (final Kind kind : PLANES) {
			final MoviePlane plane = simulation.plane(kind);
			planes.add(plane);
			recordings.add(IntStream.range(0, study.sessions()).mapToObj(plane::recording).toList());
		}
		final SimulatedAnimal animal = new SimulatedAnimal(SimulatedAnimal.id(a), simulation, planes, recordings);
		animal.writeTables(folder);
		animal.writeTruth(truth);
		return animal;
	}

	private Runnable movie(final SimulatedAnimal animal, final int session, final Kind kind) {
		final long total = 2L * study.animals() * study.sessions() * study.framesPerSession();
		return () -> {
			final MoviePlane plane = animal.planes().get(PLANES.indexOf(kind));
			final MovieRecording.Frames movie = animal.recordings().get(PLANES.indexOf(kind)).get(session).movie();
			TiffStack.write(folder.resolve(SimulatedAnimal.movie(animal.id(), session, kind)), plane.widthPx(),
				plane.heightPx(), study.framesPerSession(), study.frameRateHz(), plane.pixelUm(), (t, into) -> {
					movie.frame(t, into);
					progress.at(framesDone.incrementAndGet(), total);
				});
		};
	}
}
