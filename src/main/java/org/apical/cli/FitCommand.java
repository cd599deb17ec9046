package org.apical.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.results.LearningFolder;
import org.apical.io.tables.DaysCsv;
import org.apical.learning.compare.ModelComparison;
import org.apical.learning.days.DayTable;
import org.apical.learning.fit.ModelFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code apical fit}: fits the learning models to any number of tables and prints one line of result for each. */
@Command(name = "fit", modelTransformer = FitCommand.Algorithm.class,
	description = "Fits learning rules to tables of daily activity and dendritic signal (days.csv).")
public final class FitCommand implements Callable<Integer> {

	@Mixin
	private TableOptions options;

	@Mixin
	private Threads threads;

	@Spec
	private CommandSpec spec;

	/** @throws org.apical.InvalidInputException with every problem of every table, before anything is fitted */
	@Override
	public Integer call() {
		final ModelComparison comparison =
			new ModelComparison(ParameterOptions.read(spec, ModelFit.Parameters.defaults()));
		final Map<Path, DayTable> studies = readAll();
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(threads.count())) {
			int failures = 0;
			for (final Map.Entry<Path, DayTable> study : studies.entrySet()) {
				failures += fit(comparison, study.getKey(), study.getValue(), executor) ? 0 : 1;
			}
			return failures == 0 ? 0 : Main.FAILED;
		}
	}

	/** Folder of the results → table. */
	private Map<Path, DayTable> readAll() {
		final List<Path> folders = options.folders();
		final Problems problems = new Problems();
		final Map<Path, DayTable> studies = new LinkedHashMap<>();
		for (int i = 0; i < folders.size(); i++) {
			final Path folder = folders.get(i);
			final Path table = options.tables().get(i);
			DaysCsv.read(table, table.toString(), problems).ifPresent(days -> studies.put(folder, days));
		}
		problems.throwIfAny();
		problems.notes().forEach(err()::println);
		return studies;
	}

	private boolean fit(final ModelComparison comparison, final Path folder, final DayTable days,
		final TaskExecutor executor)
	{
		final String name = folder.getFileName().toString();
		try {
			final ModelComparison.Result result = comparison.compare(days, executor, Progress.NONE);
			LearningFolder.write(folder, days, result);
			result.notes().forEach(note -> err().println(name + ": " + note));
			stdout().println(name + "\t" + result.family().label() + "\t" + result.reason());
			stdout().flush();
			return true;
		} catch (final ApicalException e) {
			err().println(name + ": " + e.getMessage());
			return false;
		}
	}

	private PrintWriter stdout() {
		return spec.commandLine().getOut();
	}

	private PrintWriter err() {
		return spec.commandLine().getErr();
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, ModelFit.Parameters.defaults());
			return command;
		}
	}
}
