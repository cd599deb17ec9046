package org.apical.flow.validity;

import java.nio.file.Path;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.flow.run.RunListener;
import org.apical.flow.stages.StudyRunner;
import org.apical.io.truth.SimulatedStudy;
import org.apical.simulate.images.ImageStudy;
import org.apical.simulate.images.StudySimulation;
import org.apical.simulate.task.MovieStudy;

/** Simulates a study with known truth and runs all stages on it. */
public final class Demo {

	private final Path study;
	private final Path results;
	private final SimulationFolder simulator;
	private final StudyRunner chain;

	/**
	 * @param study folder that gets the study: {@code study.yaml}, movies, tables and {@code truth/}
	 * @param results folder that gets the results
	 */
	public Demo(final Path study, final Path results, final StudySimulation.Parameters parameters, final long seed,
		final int threads, final RunListener listener)
	{
		this(study, results, new ImageStudy(parameters, seed), parameters, threads, listener);
	}

	/**
	 * A study whose images are made in one of several ways.
	 *
	 * @param parameters everything besides the seed that the movies depend on
	 */
	public Demo(final Path study, final Path results, final MovieStudy movies, final Record parameters,
		final int threads, final RunListener listener)
	{

		this.study = study.toAbsolutePath().normalize();
		this.results = results;
		this.simulator = new SimulationFolder(this.study, parameters, movies.seed(), threads, listener,
			(out, executor, progress) -> SimulatedStudy.write(out, movies, executor, progress));
		this.chain = new StudyRunner(StudyRunner.Request.of(file(), Optional.of(results), threads), listener);
	}

	/** Makes {@link #run} stop soon. May be called from any thread. */
	public void cancel() {
		simulator.cancel();
		chain.cancel();
	}

	/**
	 * Simulates the study unless it is there already, and gives its study file.
	 *
	 * @throws InvalidInputException if the folder holds anything else
	 */
	public Path simulate() {
		simulator.make();
		return file();
	}

	/** The folder of the results. */
	public Path results() {
		return results;
	}

	private Path file() {
		return study.resolve("study.yaml");
	}

	/** Simulates the study unless it is there already, and runs all stages on it. */
	public StudyRunner.Outcome run() {
		simulate();
		return chain.run();
	}
}
