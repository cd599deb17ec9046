package org.apical.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;

/**
 * One stage on one animal, session or plane. Runs are resumed, distributed over threads and split into cluster
 * tasks by units.
 *
 * @param stage the name of the stage
 * @param version the version of the stage, raised when its results change for the same input
 * @param folder the folder of the unit's results, relative to the result folder, with slashes
 * @param settings everything besides files that the results depend on: parameters and values from the study
 * @param files the files that the unit reads from outside the result folder
 * @param needs the folders of the units whose results this unit reads
 * @param regardless whether the unit is done even if one of those failed, with the results that are there
 * @param work computes the results
 */
public record Unit(String stage, int version, String folder, JsonNode settings, List<Path> files, List<String> needs,
	boolean regardless, Work work)
{

	public Unit {
		files = List.copyOf(files);
		needs = List.copyOf(needs);
	}

	/** A unit that can be done only if all units that it needs are done. */
	public Unit(final String stage, final int version, final String folder, final JsonNode settings,
		final List<Path> files, final List<String> needs, final Work work)
	{
		this(stage, version, folder, settings, files, needs, false, work);
	}

	/** Computes a unit's results. */
	@FunctionalInterface
	public interface Work {

		/**
		 * @param out an empty folder to write into; it is moved to its final place only when this method returns
		 * @param executor runs work in parallel; results must not depend on its number of threads
		 */
		void run(Path out, TaskExecutor executor, Progress progress);
	}
}
