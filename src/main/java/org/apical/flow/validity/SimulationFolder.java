package org.apical.flow.validity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.flow.run.RunListener;
import org.apical.flow.run.Runner;
import org.apical.flow.run.Unit;
import org.apical.flow.stages.Settings;

/** A folder that gets a simulated study; a folder that has the study already is left as it is. */
final class SimulationFolder {

	private final Path folder;
	private final Runner runner;
	private final Unit unit;

	/** @param parameters everything besides the seed that the study depends on */
	SimulationFolder(final Path folder, final Record parameters, final long seed, final int threads,
		final RunListener listener, final Unit.Work work)
	{
		this.folder = folder.toAbsolutePath().normalize();
		this.runner = new Runner(this.folder.getParent(), threads, false, listener);
		final ObjectNode settings = Settings.of(parameters);
		settings.put("seed", seed);
		this.unit = new Unit("simulate", 1, this.folder.getFileName().toString(), settings, List.of(), List.of(), work);
	}

	/** Makes {@link #make} stop soon. May be called from any thread. */
	void cancel() {
		runner.cancel();
	}

	/**
	 * Simulates the study unless it is there already.
	 *
	 * @throws InvalidInputException if the folder holds anything else
	 */
	void make() {
		if (holdsSomething() && !runner.isUpToDate(unit)) {
			throw new InvalidInputException(folder + ": holds something else already; choose another folder");
		}
		runner.run("simulate", List.of(unit), false);
		runner.failures().forEach((failed, cause) -> {
			throw cause instanceof ApicalException known ? known
				: new ApicalException("the study could not be simulated", cause);
		});
	}

	private boolean holdsSomething() {
		final String[] names = folder.toFile().list();
		return names == null ? Files.exists(folder) : names.length > 0;
	}
}
