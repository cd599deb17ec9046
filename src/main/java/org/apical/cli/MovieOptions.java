package org.apical.cli;

import java.nio.file.Path;
import java.util.function.Function;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.InvalidInputException;
import org.apical.flow.tasks.SingleMovie;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options that commands on single movies share. */
final class MovieOptions {

	@Spec(Target.MIXEE)
	private CommandSpec command;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where results go")
	private Path out;

	@Option(names = "--rate-hz", paramLabel = "R", defaultValue = "NaN",
		description = "frames per second (default: the rate in the file)")
	private double rateHz;

	@Mixin
	private Threads threads;

	Path out() {
		return out;
	}

	/** Does something with a movie and shows the progress. */
	<T> T with(final String task, final Path file, final Function<SingleMovie, T> work) {
		if (rateHz <= 0) {
			throw new InvalidInputException("--rate-hz is " + rateHz + ", must be above 0");
		}
		try (Console console = new Console(((Main) command.root().userObject()).verbose());
			TaskExecutor executor = TaskExecutors.fixedThreadPool(threads.count()))
		{
			console.stageStarted(task, 1, 0, 0);
			final T result = work.apply(new SingleMovie(file, rateHz, executor,
				(done, total) -> console.progress(task, (double) done / total)));
			console.stageFinished(task);
			return result;
		}
	}
}
