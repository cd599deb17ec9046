package org.apical.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.io.SimulatedStudy;
import org.apical.simulate.StudySimulation;

/** A simulated study with known truth, and the whole chain on it. */
public final class Demo {

	private final Path study;
	private final StudySimulation.Parameters parameters;
	private final long seed;
	private final Path results;
	private final Runner simulator;
	private final StudyRunner chain;

	/**
	 * @param study folder that gets the study: {@code study.yaml}, movies, tables and {@code truth/}
	 * @param results folder that gets the results
	 */
	public Demo(final Path study, final Path results, final StudySimulation.Parameters parameters, final long seed,
		final int threads, final RunListener listener)
	{
		this.study = study.toAbsolutePath().normalize();
		this.results = results;
		this.parameters = parameters;
		this.seed = seed;
		this.simulator = new Runner(this.study.getParent(), threads, false, listener);
		this.chain = new StudyRunner(StudyRunner.Request.of(file(), Optional.of(results), threads), listener);
	}

	/** Makes {@link #run} stop soon. May be called from any thread. */
	public void cancel() {
		simulator.cancel();
		chain.cancel();
	}

	/**
	 * Simulates the study where it is not there yet, and gives its study file.
	 *
	 * @throws InvalidInputException if the folder holds anything else
	 */
	public Path simulate() {
		final ObjectNode settings = Settings.of(parameters);
		settings.put("seed", seed);
		final Unit unit = new Unit("simulate", 1, study.getFileName().toString(), settings, List.of(), List.of(),
			(out, executor, progress) -> SimulatedStudy.write(out, parameters, seed, executor, progress));
		if (holdsSomething() && !simulator.isUpToDate(unit)) {
			throw new InvalidInputException(study + ": holds something else already; choose another folder");
		}
		simulator.run("simulate", List.of(unit), false);
		simulator.failures().forEach((folder, cause) -> {
			throw cause instanceof ApicalException known ? known
				: new ApicalException("the study could not be simulated", cause);
		});
		return file();
	}

	private boolean holdsSomething() {
		final String[] names = study.toFile().list();
		return names == null ? Files.exists(study) : names.length > 0;
	}

	/** Where the results are. */
	public Path results() {
		return results;
	}

	private Path file() {
		return study.resolve("study.yaml");
	}

	/** Simulates the study where it is not there yet, and runs the chain on it. */
	public StudyRunner.Outcome run() {
		simulate();
		return chain.run();
	}
}
