package org.apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.results.WritableFolder;
import org.apical.io.tables.RecoveryCsv;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.recovery.LearningSimulation;
import org.apical.learning.recovery.Recovery;
import org.apical.learning.recovery.RecoveryTable;
import org.apical.learning.rules.LearningRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apical recovery}: counts how often the learning models find the rule of simulated studies. */
@Command(name = "recovery", modelTransformer = RecoveryCommand.Sizes.class,
	description = "Simulates studies under each learning rule, fits them as `fit` does, and counts how often the"
		+ " family and the rule are found.")
final class RecoveryCommand implements Callable<Integer> {

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "folder for recovery.csv, which"
		+ " has one row per study")
	private Path out;

	@Option(names = "--studies", paramLabel = "N", defaultValue = "100",
		description = "studies per rule (default: ${DEFAULT-VALUE})")
	private int studies;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "seed of the first study; the next studies count up (default: ${DEFAULT-VALUE})")
	private long seed;

	@Option(names = "--models", paramLabel = "M0", split = ",", description = "the rules, such as M3,M8 (default: all)")
	private List<String> models = List.of();

	@Mixin
	private Threads threads;

	@Spec
	private CommandSpec spec;

	@Override
	public Integer call() {
		WritableFolder.require(out);
		final ModelFit.Parameters fit = ModelFit.Parameters.defaults();
		final Recovery recovery = new Recovery(ParameterOptions.read(spec, LearningSimulation.Parameters.defaults()),
			new ModelFit.Parameters(fit.starts(), fit.searches(), 0, fit.seed()));
		final List<LearningRule> rules = rules();
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(threads.count())) {
			final List<Recovery.Study> done = recovery.run(rules, studies, seed, executor, Progress.NONE);
			RecoveryCsv.write(out.resolve("recovery.csv"), done);
			print(RecoveryTable.of(done));
			return 0;
		}
	}

	private List<LearningRule> rules() {
		final Problems problems = new Problems();
		if (studies < 1) {
			problems.add("options", "--studies is " + studies + ", must be at least 1");
		}
		models.stream().filter(id -> LearningRule.of(id).isEmpty())
			.forEach(id -> problems.add("options", "--models has '" + id + "', must be from M0 to M10"));
		problems.throwIfAny();
		return models.isEmpty() ? List.of(LearningRule.values())
			: models.stream().map(id -> LearningRule.of(id).orElseThrow()).toList();
	}

	private void print(final RecoveryTable table) {
		line("model  family         studies  right  undetermined  wrong  exact rule");
		for (final RecoveryTable.Row row : table.rows()) {
			line(String.format(Locale.ROOT, "%-5s  %-13s  %7d  %5.3f  %12.3f  %5.3f  %10.3f", row.rule().id(),
				row.rule().family().label(), row.studies(), row.right(), row.undetermined(), row.wrong(), row.exact()));
		}
		print("eta", table.eta());
		print("g", table.g());
	}

	private void print(final String name, final RecoveryTable.Accuracy accuracy) {
		line(String.format(Locale.ROOT, "%s: correlation %.3f, bias %+.3f, 95 %% intervals hold the truth in %.3f", name,
			accuracy.correlation(), accuracy.bias(), accuracy.coverage()));
	}

	private void line(final String text) {
		spec.commandLine().getOut().println(text);
		spec.commandLine().getOut().flush();
	}

	static final class Sizes implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, LearningSimulation.Parameters.defaults());
			return command;
		}
	}
}
