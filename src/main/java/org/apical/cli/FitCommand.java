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
import org.apical.io.DaysCsv;
import org.apical.io.LearningFolder;
import org.apical.learning.DayTable;
import org.apical.learning.ModelComparison;
import org.apical.learning.ModelFit;
import picocli.CommandLine.Command;
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

	@Option(names = "--threads", paramLabel = "N", description = "Number of threads (default: one per core).")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Spec
	private CommandSpec spec;

	/** @throws org.apical.InvalidInputException with every problem of every table, before anything is fitted */
	@Override
	public Integer call() {
		final Map<String, DayTable> studies = readAll();
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(threads)) {
			int failures = 0;
			for (final Map.Entry<String, DayTable> study : studies.entrySet()) {
				failures += fit(study.getKey(), study.getValue(), executor) ? 0 : 1;
			}
			return failures == 0 ? 0 : 1;
		}
	}

	private Map<String, DayTable> readAll() {
		final Problems problems = new Problems();
		if (threads < 1) {
			problems.add("--threads", "is " + threads + ", must be at least 1");
		}
		final Map<String, DayTable> studies = new LinkedHashMap<>();
		final Map<String, Path> files = new LinkedHashMap<>();
		for (final Path table : tables) {
			final String name = table.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
			final Path same = files.putIfAbsent(name, table);
			if (same != null) {
				problems.add(table.toString(),
					"has the name of " + same + "; the results of both would go into " + out.resolve(name));
				continue;
			}
			DaysCsv.read(table, table.toString(), problems).ifPresent(days -> studies.put(name, days));
		}
		problems.throwIfAny();
		problems.notes().forEach(err()::println);
		return studies;
	}

	private boolean fit(final String name, final DayTable days, final TaskExecutor executor) {
		try {
			final ModelComparison comparison = new ModelComparison(ModelFit.Parameters.defaults());
			final ModelComparison.Result result = comparison.compare(days, executor, Progress.NONE);
			LearningFolder.write(out.resolve(name), days, result);
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
