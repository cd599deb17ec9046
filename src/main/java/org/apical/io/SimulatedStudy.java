package org.apical.io;

import java.nio.file.Path;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;
import org.apical.simulate.StudySimulation;

/** Writes a simulated study: movies, tables, {@code study.yaml}, and the truth under {@code truth/}. */
public final class SimulatedStudy {

	private SimulatedStudy() {}

	/**
	 * Simulates a study and writes it; the same parameters and seed give the same bytes.
	 *
	 * @param folder where to; made where there is none
	 * @param executor runs the planes of all sessions
	 * @param progress told after every plane
	 * @return the study file
	 * @throws org.apical.ApicalException if a file cannot be written
	 */
	public static Path write(final Path folder, final StudySimulation.Parameters parameters, final long seed,
		final TaskExecutor executor, final Progress progress)
	{
		throw new UnsupportedOperationException();
	}
}
