package org.apical.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.flow.validity.Demo;
import org.apical.io.results.WritableFolder;
import org.apical.simulate.images.StudySimulation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code apical demo}: a small simulated study from movies to verdict. */
@Command(name = "demo", description = "Simulates a small study as image movies, runs every stage on it, and"
	+ " reports how well each stage recovered the simulated truth.")
final class DemoCommand implements Callable<Integer> {

	@Option(names = "--out", paramLabel = "DIR",
		description = "gets study/ (2.4 GB) and results/ (default: demo/<mechanism>-<seed>)")
	private Optional<Path> out;

	@Option(names = "--mechanism", paramLabel = "NAME", defaultValue = "vectorized",
		description = "the dendrites' signal: vectorized, scalar, none or epiphenomenal (default: ${DEFAULT-VALUE})")
	private String mechanism;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "random seed; the same seed gives identical files (default: ${DEFAULT-VALUE})")
	private long seed;

	@Mixin
	private Threads threads;

	@ParentCommand
	private Main main;

	@Override
	public Integer call() {
		out.ifPresent(WritableFolder::require);
		final StudySimulation.Parameters parameters;
		try {
			parameters = StudySimulation.Parameters.defaults().withMechanism(mechanism);
		} catch (final IllegalArgumentException e) {
			throw new InvalidInputException("--" + e.getMessage());
		}
		try (Console console = new Console(main.verbose())) {
			final Path folder = out.orElse(Path.of("demo", mechanism + "-" + seed));
			final Demo demo = new Demo(folder.resolve("study"), folder.resolve("results"), parameters, seed, threads.count(),
				console);
			return Interruptible.run(demo::cancel, () -> Conclusion.print(demo.results(), demo.run()));
		}
	}
}
