package org.apical.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apical.flow.stages.StudyRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code apical run}: the whole chain on a study. */
@Command(name = "run", description = "Runs the stages of a study, skipping what is up to date: motion, align, segment, "
	+ "match, trace, signal, learning, report.")
final class RunCommand implements Callable<Integer> {

	@Parameters(paramLabel = "STUDY.yaml", description = "the study file")
	private Path study;

	@Option(names = "--out", paramLabel = "DIR",
		description = "where results go (default: results beside the study file)")
	private Optional<Path> out;

	@Option(names = "--from", paramLabel = "STAGE", description = "do this stage and those after it again")
	private Optional<String> from;

	@Option(names = "--until", paramLabel = "STAGE", description = "stop after this stage")
	private Optional<String> until;

	@Option(names = "--verify", description = "compare all bytes of the movies, not only samples, to see whether"
		+ " they have changed")
	private boolean verify;

	@Mixin
	private Threads threads;

	@ParentCommand
	private Main main;

	@Override
	public Integer call() {
		final Path results = StudyRunner.Request.of(study, out, threads.count()).results();
		final StudyRunner.Request request =
			new StudyRunner.Request(study, results, from, until, threads.count(), verify);
		try (Console console = new Console(main.verbose())) {
			final StudyRunner runner = new StudyRunner(request, console);
			return Interruptible.run(runner::cancel, () -> Conclusion.print(results, runner.run()));
		}
	}
}
