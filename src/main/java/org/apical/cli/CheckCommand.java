package org.apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apical.flow.stages.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code apical check}: reports every problem of a study at once. */
@Command(name = "check", description = "Checks everything that a run needs, without running, and lists every problem. "
	+ "Of each movie it reads the header and the first, the middle and the last frame.")
final class CheckCommand implements Callable<Integer> {

	@Parameters(paramLabel = "STUDY.yaml", description = "the study file")
	private Path study;

	@Override
	public Integer call() {
		final List<String> notes = StudyRunner.check(study, StudyRunner.Request.of(study, Optional.empty(), 1).results());
		notes.forEach(note -> System.err.println("note: " + note));
		System.out.println(study + " is ready to run");
		return 0;
	}
}
