package org.apical.io.truth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.io.movie.TiffStack;
import org.apical.simulate.images.AnimalSimulation;
import org.apical.simulate.images.PhotonNoise;
import org.apical.simulate.images.PlaneMovie;
import org.apical.simulate.images.PlaneRecording;
import org.apical.simulate.images.Scene;
import org.apical.simulate.images.StudySimulation;
import org.apical.study.Kind;

/** Writes a simulated study: movies, tables, {@code study.yaml}, and the truth under {@code truth/}. */
public final class SimulatedStudy {

	static final List<Kind> PLANES = List.of(Kind.SOMA, Kind.TUFT);

	private final Path folder;
	private final TruthFolder truth;
	private final StudySimulation.Parameters parameters;
	private final long seed;
	private final TaskExecutor executor;
	private final Progress progress;
	private final PhotonNoise noise = new PhotonNoise();
	private final AtomicLong framesDone = new AtomicLong();

	private SimulatedStudy(final Path folder, final StudySimulation.Parameters parameters, final long seed,
		final TaskExecutor executor, final Progress progress)
	{
		this.folder = folder;
		this.truth = TruthFolder.of(folder);
		this.parameters = parameters;
		this.seed = seed;
		this.executor = executor;
		this.progress = progress;
	}

	/**
	 * Simulates a study and writes it; the same parameters and seed give the same bytes.
	 *
	 * @param folder the study's folder; created if it is missing
	 * @param executor runs the animals in parallel, then the planes of all sessions
	 * @param progress receives the progress after every frame
	 * @return the study file
	 * @throws org.apical.ApicalException if a file cannot be written
	 */
	public static Path write(final Path folder, final StudySimulation.Parameters parameters, final long seed,
		final TaskExecutor executor, final Progress progress)
	{
		return new SimulatedStudy(folder, parameters, seed, executor, progress).write();
	}

	private Path write() {
		final SimulatedAnimal[] animals = new SimulatedAnimal[parameters.animals()];
		executor.forEach(IntStream.range(0, animals.length).boxed().toList(), a -> animals[a] = animal(a));
		final List<Runnable> movies = new ArrayList<>();
		for (int a = 0; a < animals.length; a++) {
			for (int session = 0; session < parameters.sessions(); session++) {
				for (final Kind kind : PLANES) {
					movies.add(movie(animals[a], session, kind));
				}
			}
		}
		executor.runAll(movies);
		truth.writeModulation(List.of(animals).stream().flatMap(animal -> animal.modulation().stream()).toList());
		truth.writeHead(parameters, seed);
		return SimulatedStudyFile.write(folder, parameters, seed);
	}

	private SimulatedAnimal animal(final int a) {
		final AnimalSimulation simulation = new AnimalSimulation(parameters, seed, a);
		final List<Scene> scenes = new ArrayList<>();
		final List<List<PlaneRecording>> recordings = new ArrayList<>();
		for (final Kind kind : PLANES) {
			final Scene scene = StudySimulation.scene(parameters, seed, a, kind);
			scenes.add(scene);
			recordings.add(IntStream.range(0, parameters.sessions()).mapToObj(
				session -> new PlaneRecording(parameters, seed, a, session, kind, scene, simulation.session(session)))
				.toList());
		}
		final SimulatedAnimal animal = new SimulatedAnimal(SimulatedAnimal.id(a), simulation, scenes, recordings);
		animal.writeTables(folder);
		animal.writeTruth(truth, parameters);
		return animal;
	}

	private Runnable movie(final SimulatedAnimal animal, final int session, final Kind kind) {
		final long total = 2L * parameters.animals() * parameters.sessions() * parameters.framesPerSession();
		return () -> {
			final PlaneMovie movie = animal.recordings().get(PLANES.indexOf(kind)).get(session).movie(noise);
			TiffStack.write(folder.resolve(SimulatedAnimal.movie(animal.id(), session, kind)), parameters.widthPx(),
				parameters.heightPx(), parameters.framesPerSession(), parameters.frameRateHz(), StudySimulation.pixelUm(kind),
				(t, into) -> {
					movie.frame(t, into);
					progress.at(framesDone.incrementAndGet(), total);
				});
		};
	}
}
