package org.apical.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apical.flow.Demo;
import org.apical.io.StudyFile;
import org.apical.simulate.StudySimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code apical simulate}: a study with known truth. */
@Command(name = "simulate", modelTransformer = SimulateCommand.Sizes.class,
	description = "Simulates a study with known truth as image movies of a soma and a tuft plane.")
final class SimulateCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--out", paramLabel = "DIR", required = true,
		description = "gets study.yaml, movies, tables and truth/")
	private Path out;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "the same seed gives the same bytes (default: ${DEFAULT-VALUE})")
	private long seed;

	@Mixin
	private Threads threads;

	@ParentCommand
	private Main main;

	@Override
	public Integer call() {
		StudyFile.requireWritable(out);
		final StudySimulation.Parameters parameters =
			ParameterOptions.read(spec, StudySimulation.Parameters.defaults());
		try (Console console = new Console(main.verbose())) {
			final Demo demo = new Demo(out, out.resolve("results"), parameters, seed, threads.count(), console);
			return Interruptible.run(demo::cancel, () -> {
				System.out.println("study: " + demo.simulate().toAbsolutePath().normalize());
				return 0;
			});
		}
	}

	static final class Sizes implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, StudySimulation.Parameters.defaults());
			return command;
		}
	}
}
