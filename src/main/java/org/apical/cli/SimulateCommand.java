package org.apical.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.flow.validity.Demo;
import org.apical.flow.validity.PairStudy;
import org.apical.io.results.WritableFolder;
import org.apical.simulate.images.ImageStudy;
import org.apical.simulate.images.StudySimulation;
import org.apical.simulate.pairs.PairSimulation;
import org.apical.simulate.task.MovieStudy;
import org.apical.simulate.tissue.TissueStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code apical simulate}: simulates a study with known truth. */
@Command(name = "simulate", modelTransformer = SimulateCommand.Sizes.class,
	description = "Simulates a study with known truth: as image movies of a soma and a tuft plane, or trial by trial, as "
		+ "pairs.csv and days.csv.")
final class SimulateCommand implements Callable<Integer> {

	private static final String IMAGE = "image";
	private static final String TRACE = "trace";
	private static final String PLAIN = "plain";
	private static final String TISSUE = "tissue";

	private static final Map<String, Record> CHOICES = choices();

	@Spec
	private CommandSpec spec;

	@Option(names = "--out", paramLabel = "DIR", required = true,
		description = "gets study.yaml, movies and tables, or pairs.csv and days.csv, and truth/")
	private Path out;

	@Option(names = "--level", paramLabel = "LEVEL", defaultValue = IMAGE,
		description = "image or trace (default: ${DEFAULT-VALUE})")
	private String level;

	@Option(names = "--look", paramLabel = "LOOK", defaultValue = PLAIN,
		description = "what the movies show: plain (the neurons of the table, all in focus) or tissue (crowded, slanted, "
			+ "hazy and moving, drawn anew for each animal); only with level image (default: ${DEFAULT-VALUE})")
	private String look;

	@Option(names = "--seed", paramLabel = "N", defaultValue = "1",
		description = "random seed; the same seed gives identical files (default: ${DEFAULT-VALUE})")
	private long seed;

	@Option(names = "--traces", description = "also writes the traces (level trace, with --from-traces true)")
	private boolean traces;

	@Mixin
	private Threads threads;

	@ParentCommand
	private Main main;

	private static Map<String, Record> choices() {
		final Map<String, Record> choices = new LinkedHashMap<>();
		choices.put("look " + PLAIN, StudySimulation.Parameters.defaults());
		choices.put("look " + TISSUE, TissueStudy.Parameters.defaults());
		choices.put("level " + TRACE, PairSimulation.Parameters.defaults());
		return choices;
	}

	@Override
	public Integer call() {
		WritableFolder.require(out);
		return switch (level) {
			case IMAGE -> image();
			case TRACE -> trace();
			default -> throw new InvalidInputException("--level is '" + level + "', must be image or trace");
		};
	}

	private int image() {
		switch (look) {
			case PLAIN :
				final StudySimulation.Parameters plain = parameters(StudySimulation.Parameters.defaults(), "--look " + PLAIN);
				return movies(new ImageStudy(plain, seed), plain);
			case TISSUE :
				final TissueStudy.Parameters tissue = parameters(TissueStudy.Parameters.defaults(), "--look " + TISSUE);
				return movies(new TissueStudy(tissue, seed), tissue);
			default :
				throw new InvalidInputException("--look is '" + look + "', must be plain or tissue");
		}
	}

	private <R extends Record> R parameters(final R chosen, final String choice) {
		final List<String> wrong = ParameterOptions.givenOnlyFor(spec, chosen, CHOICES.values());
		if (!wrong.isEmpty()) {
			throw new InvalidInputException(String.join(", ", wrong) + " cannot be given with " + choice);
		}
		return ParameterOptions.read(spec, chosen);
	}

	private int movies(final MovieStudy study, final Record parameters) {
		if (traces) {
			throw new InvalidInputException("--traces cannot be given with --level image");
		}
		try (Console console = new Console(main.verbose())) {
			final Demo demo = new Demo(out, out.resolve("results"), study, parameters, threads.count(), console);
			return Interruptible.run(demo::cancel, () -> print("study", demo.simulate()));
		}
	}

	private int trace() {
		if (!look.equals(PLAIN)) {
			throw new InvalidInputException("--look cannot be given with --level trace");
		}
		final PairSimulation.Parameters parameters = parameters(PairSimulation.Parameters.defaults(), "--level trace");
		try (Console console = new Console(main.verbose())) {
			final PairStudy study = new PairStudy(out, parameters, seed, traces, threads.count(), console);
			return Interruptible.run(study::cancel, () -> print("pairs", study.simulate()));
		}
	}

	private static int print(final String what, final Path file) {
		System.out.println(what + ": " + file.toAbsolutePath().normalize());
		return 0;
	}

	static final class Sizes implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, CHOICES);
			return command;
		}
	}
}
