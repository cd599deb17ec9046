package org.apical.flow.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import org.apical.Progress;

/**
 * One stage on one animal, session or plane: the unit of resuming, of threads and of cluster tasks.
 *
 * @param stage name of the stage
 * @param version raised when the stage's results change for the same input
 * @param folder where its results go, relative to the result folder, with slashes
 * @param settings all it depends on besides files: parameters, and what it takes from the study
 * @param files files it reads from outside the result folder
 * @param needs folders of the units whose results it reads
 * @param regardless whether it is done even where one of those failed, and makes do with what is there
 * @param work does it
 */
public record Unit(String stage, int version, String folder, JsonNode settings, List<Path> files, List<String> needs,
	boolean regardless, Work work)
{

	public Unit {
		files = List.copyOf(files);
		needs = List.copyOf(needs);
	}

	/** A unit that needs all it needs. */
	public Unit(final String stage, final int version, final String folder, final JsonNode settings,
		final List<Path> files, final List<String> needs, final Work work)
	{
		this(stage, version, folder, settings, files, needs, false, work);
	}

	/** Computes a unit's results. */
	@FunctionalInterface
	public interface Work {

		/**
		 * @param out an empty folder to write into; it takes its final place only when this returns
		 * @param executor for work in parallel; results must not depend on its number of threads
		 */
		void run(Path out, TaskExecutor executor, Progress progress);
	}
}
