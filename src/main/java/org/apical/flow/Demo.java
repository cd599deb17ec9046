package org.apical.flow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apical.io.SimulatedStudy;
import org.apical.simulate.StudySimulation;

/** A simulated study with known truth, and the whole chain on it. */
public final class Demo {

	private static final String STUDY = "study";

	private final Path folder;
	private final StudySimulation.Parameters parameters;
	private final long seed;
	private final StudyRunner chain;
	private final Runner simulator;

	/** @param folder gets {@code study/} with movies and truth, and {@code results/} */
	public Demo(final Path folder, final StudySimulation.Parameters parameters, final long seed, final int threads,
		final RunListener listener)
	{
		this.folder = folder;
		this.parameters = parameters;
		this.seed = seed;
		this.chain = new StudyRunner(StudyRunner.Request.of(studyFile(), Optional.of(results()), threads), listener);
		this.simulator = new Runner(folder, threads, false, listener);
	}

	/** Where results go. */
	public Path results() {
		return folder.resolve("results");
	}

	/** Makes {@link #run} stop soon. May be called from any thread. */
	public void cancel() {
		simulator.cancel();
		chain.cancel();
	}

	/** Simulates the study where it is not there yet, and gives its study file. */
	public Path simulate() {
		final ObjectNode settings = Settings.of(parameters);
		settings.put("seed", seed);
		final Unit unit = new Unit("simulate", 1, STUDY, settings, List.of(), List.of(),
			(out, executor, progress) -> SimulatedStudy.write(out, parameters, seed, executor, progress));
		try (ResultFolder held = ResultFolder.hold(folder)) {
			simulator.run("simulate", List.of(unit), false);
		}
		simulator.throwFirstFailure();
		return studyFile();
	}

	private Path studyFile() {
		return folder.resolve(STUDY).resolve("study.yaml");
	}

	/** Simulates the study where it is not there yet, and runs the chain on it. */
	public StudyRunner.Outcome run() {
		simulate();
		return chain.run();
	}
}
