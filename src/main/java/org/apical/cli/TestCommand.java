package org.apical.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.results.SignalFolder;
import org.apical.io.tables.PairsCsv;
import org.apical.signal.conditions.Conditions;
import org.apical.signal.conditions.FourConditions;
import org.apical.signal.conditions.NeuronDistance;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.power.PowerOfStudy;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apical test}: the opposing-signal test of any number of tables of pairs, one table at a time per thread. */
@Command(name = "test", modelTransformer = TestCommand.Algorithm.class,
	description = "Tests tables of soma–dendrite pairs (pairs.csv) for opposing signals.")
public final class TestCommand implements Callable<Integer> {

	/** The most amplitudes of all tables kept in memory: they take 8 bytes each, and the objects around them as much. */
	private static final long MOST_KEPT = 6_000_000;

	@Spec
	private CommandSpec spec;

	@Mixin
	private TableOptions options;

	@Option(names = "--full", description = "adds the four conditions, comparison estimators, mixed model, bootstrap, "
		+ "controls, sensitivity and power to opposing.json")
	private boolean full;

	@Mixin
	private Threads threads;

	/** @throws InvalidInputException if a table cannot be used; then nothing is run */
	@Override
	public Integer call() {
		return run(ParameterOptions.read(spec, OpposingTest.Parameters.defaults()));
	}

	/**
	 * Reads every table to check whether it can be used, then tests each. Tables are kept in memory between the
	 * two as far as they fit; the others are read again.
	 */
	private int run(final OpposingTest.Parameters parameters) {
		final List<Path> tables = options.tables();
		final List<Path> folders = options.folders();
		final List<Problems> problems = tables.stream().map(table -> new Problems()).toList();
		final PairTable[] kept = new PairTable[tables.size()];
		final AtomicLong room = new AtomicLong(MOST_KEPT);
		final String[] lines = new String[tables.size()];
		final String[] failures = new String[tables.size()];
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(Math.min(threads.count(), tables.size()))) {
			each(executor, i -> {
				final PairTable table = check(i, parameters, problems.get(i));
				kept[i] = room.addAndGet(-amplitudes(table)) >= 0 ? table : null;
			});
			throwIfAny(problems);
			each(executor, i -> {
				try {
					lines[i] = test(i, kept[i] == null ? again(i) : kept[i], folders.get(i), parameters);
					kept[i] = null;
				} catch (final ApicalException e) {
					failures[i] = tables.get(i) + ": " + e.getMessage();
				}
			});
		}
		print(spec.commandLine().getOut(), lines);
		return print(spec.commandLine().getErr(), failures) == 0 ? 0 : Main.FAILED;
	}

	private void each(final TaskExecutor executor, final IntConsumer work) {
		final List<Runnable> tasks = new ArrayList<>();
		for (int i = 0; i < options.tables().size(); i++) {
			final int table = i;
			tasks.add(() -> work.accept(table));
		}
		executor.runAll(tasks);
	}

	private PairTable read(final int i, final Problems problems) {
		return PairsCsv.read(options.tables().get(i), options.tables().get(i).toString(), problems);
	}

	private PairTable again(final int i) {
		final Problems problems = new Problems();
		final PairTable table = read(i, problems);
		problems.throwIfAny();
		return table;
	}

	private static long amplitudes(final PairTable table) {
		return (long) table.rows() * table.layout().width();
	}

	private PairTable check(final int i, final OpposingTest.Parameters parameters, final Problems problems) {
		final PairTable table = read(i, problems);
		if (problems.none()) {
			OpposingTest.check(table, options.tables().get(i).toString(), parameters, problems);
		}
		return table;
	}

	private void throwIfAny(final List<Problems> problems) {
		final List<String> errors = new ArrayList<>();
		for (final Problems ofTable : problems) {
			ofTable.notes().forEach(spec.commandLine().getErr()::println);
			errors.addAll(ofTable.errors());
		}
		if (!errors.isEmpty()) {
			throw new InvalidInputException(errors);
		}
	}

	private String test(final int i, final PairTable table, final Path folder,
		final OpposingTest.Parameters parameters)
	{
		final OpposingResult result = OpposingTest.run(table, parameters, full, Progress.NONE);
		final OpposingResult.WindowResult primary = result.primary();
		final Optional<Conditions> conditions = full ? Optional.of(FourConditions.of(table, primary, parameters.seed(),
			NeuronDistance.UNKNOWN, Optional.empty(), TaskExecutors.singleThreaded(), Progress.NONE)) : Optional.empty();
		final Optional<PowerOfStudy> power = full ? PowerOfStudy.of(result, Progress.NONE) : Optional.empty();
		SignalFolder.writeResult(folder, result, power, conditions);
		return String.format(Locale.ROOT, "%s: %s, D = %.4f, p = %.4g (animals), %.4g (roles)%s", options.tables().get(i),
			primary.verdict().label(), primary.contrast().d(), primary.contrast().pAnimal(),
			primary.contrast().pRolePermutation(), primary.verdict() == Verdict.UNTESTABLE ? ". " + primary.reason() : "");
	}

	/** Prints the lines that are not null and returns their number. */
	private static int print(final PrintWriter to, final String... lines) {
		int printed = 0;
		for (final String line : lines) {
			if (line != null) {
				to.println(line);
				printed++;
			}
		}
		to.flush();
		return printed;
	}

	static final class Algorithm implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, OpposingTest.Parameters.defaults());
			return command;
		}
	}
}
