package org.apical.fiji;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import org.apical.flow.stages.StudyRunner;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plugins › Apical › Run Study…: runs all stages on a study file; results that are up to date are kept. */
@Plugin(type = Command.class, menuPath = "Plugins>Apical>Run Study...", headless = true)
public final class RunStudy extends ChainCommand {

	@Parameter(label = "Study file", description = "The YAML file that describes what was recorded")
	private File study;

	@Parameter(label = "Results folder", style = "directory", required = false,
		description = "If empty: a folder named results beside the study file")
	private File results;

	@Parameter(label = "Threads", min = "1", description = "How many processors to use")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Parameter(type = ItemIO.OUTPUT, label = "Verdict")
	private String verdict;

	@Parameter(type = ItemIO.OUTPUT, label = "Report")
	private File report;

	@Override
	public void run() {
		attempt(() -> {
			final Path folder = runChain(StudyRunner.Request.of(study.toPath(),
				Optional.ofNullable(results).map(File::toPath), threads));
			verdict = verdict(folder);
			report = show(folder);
		});
	}
}
