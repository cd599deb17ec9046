package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.flow.validity.Validity;
import org.apical.io.results.WritableFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code apical validity}: counts how often the opposing test is right on simulated studies. */
@Command(name = "validity", description = "Counts the verdicts of the opposing test on simulated studies"
	+ " without a signal, under every condition known to cause false findings, and on studies with a signal."
	+ " Exit status 1 if the test is wrong too often.")
final class ValidityCommand implements Callable<Integer> {

	private static final String STAGE = "validity";

	@Option(names = "--out", paramLabel = "DIR", required = true,
		description = "gets the tables: validity.csv, validity.md, and learning.csv, learning.md for condition (iv)")
	private Path out;

	@Option(names = "--studies", paramLabel = "N", defaultValue = "1000",
		description = "studies of each condition (default: ${DEFAULT-VALUE})")
	private int studies;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "seed of the first study; the next studies count up (default: ${DEFAULT-VALUE})")
	private long seed;

	@Option(names = "--condition", paramLabel = "NAME", arity = "1..*",
		description = "names of the conditions to run, or words in their names (default: all)")
	private List<String> conditions = new ArrayList<>();

	@Mixin
	private Threads threads;

	@ParentCommand
	private Main main;

	@Override
	public Integer call() {
		WritableFolder.require(out);
		final Validity validity = new Validity(conditions, studies, seed);
		final AtomicBoolean cancelled = new AtomicBoolean();
		return Interruptible.run(() -> cancelled.set(true), () -> {
			try {
				return run(validity, cancelled) ? 0 : Main.FAILED;
			} catch (final CancellationException e) {
				System.err.println("Cancelled. The conditions that were finished are in the tables.");
				return Main.CANCELLED;
			}
		});
	}

	private boolean run(final Validity validity, final AtomicBoolean cancelled) {
		try (Console console = new Console(main.verbose());
			TaskExecutor executor = TaskExecutors.fixedThreadPool(threads.count()))
		{
			console.stageStarted(STAGE, validity.studies(), 0, 0);
			final boolean asExpected = validity.run(out, executor, (done, total) -> {
				if (cancelled.get()) {
					throw new CancellationException();
				}
				console.progress(STAGE, (double) done / total);
			}, System.out::println);
			console.stageFinished(STAGE);
			return asExpected;
		}
	}
}
