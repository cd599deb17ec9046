package org.apical.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.DaysCsv;
import org.apical.io.LearningFolder;
import org.apical.learning.DayTable;
import org.apical.learning.ModelComparison;
import org.apical.learning.ModelFit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code apical fit}: the learning models on any number of tables; one line of result per table on standard output. */
@Command(name = "fit", description = "Fit learning models to tables of daily activity and dendritic signal (days.csv).")
public final class FitCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "DAYS.csv", description = "Tables, one row per animal, neuron and day.")
	private List<Path> tables;

	@Option(names = "--out", required = true, paramLabel = "DIR",
		description = "Folder of the results; each table's go into a folder of its name.")
	private Path out;

	@Mixin
	private Threads threads;

	@Spec
	private CommandSpec spec;

	/** @throws org.apical.InvalidInputException with every problem of every table, before anything is fitted */
	@Override
	public Integer call() {
		final Problems problems = new Problems();
		final List<Path> folders = TableFolders.of(tables, out, problems);
		final List<DayTable> studies = new ArrayList<>();
		tables.forEach(table -> DaysCsv.read(table, table.toString(), problems).ifPresent(studies::add));
		problems.throwIfAny();
		problems.notes().forEach(err()::println);
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(threads.count())) {
			int failures = 0;
			for (int i = 0; i < studies.size(); i++) {
				failures += fit(folders.get(i), studies.get(i), executor) ? 0 : 1;
			}
			return failures == 0 ? 0 : Main.FAILED;
		}
	}

	private boolean fit(final Path folder, final DayTable days, final TaskExecutor executor) {
		final String name = folder.getFileName().toString();
		try {
			final ModelComparison comparison = new ModelComparison(ModelFit.Parameters.defaults());
			final ModelComparison.Result result = comparison.compare(days, executor, Progress.NONE);
			LearningFolder.write(folder, days, result);
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
}
