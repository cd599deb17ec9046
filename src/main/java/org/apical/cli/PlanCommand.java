package org.apical.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.io.results.SignalFolder;
import org.apical.io.results.WritableFolder;
import org.apical.signal.power.MeasuredStudy;
import org.apical.signal.power.Power;
import org.apical.signal.power.StudyNoise;
import org.apical.signal.power.StudySize;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code apical plan}: calculates which signals a study of a given size could find. */
@Command(name = "plan", modelTransformer = PlanCommand.Simulation.class,
	description = "Calculates the probability that a study of a given size finds a signal of a given size, the smallest "
		+ "signal that it can find, and the number of animals it needs.")
public final class PlanCommand implements Callable<Integer> {

	private static final int MOST_ANIMALS = 1000;
	private static final int MOST_CELLS = 100;
	private static final int MOST_DAYS = 1000;
	private static final int MOST_TRIALS = 100_000;
	private static final double LARGEST_EFFECT_SD = 10;

	@Spec
	private CommandSpec spec;

	@Option(names = "--animals", split = ",", paramLabel = "A", defaultValue = "6,8,10",
		description = "numbers of animals, separated by commas (default: ${DEFAULT-VALUE})")
	private int[] animals;

	@Option(names = "--effect-sd", split = ",", paramLabel = "D", defaultValue = "0.09,0.17,0.35",
		description = "differences between P+ and P− in SD_r, the residuals' standard deviation; half of each is the "
			+ "signal of a neuron (default: ${DEFAULT-VALUE})")
	private double[] effectsSd;

	@Option(names = "--cells", paramLabel = "N",
		description = "number of P+ neurons per animal, and of P− neurons (default: 5, or as in --from)")
	private Integer cells;

	@Option(names = "--days", paramLabel = "N", description = "sessions per animal (default: 10, or as in --from)")
	private Integer days;

	@Option(names = "--trials", paramLabel = "N",
		description = "trials per day, hits and misses together (default: 40, or as in --from)")
	private Integer trials;

	@Option(names = "--from", paramLabel = "DIR",
		description = "result folder of run or test from which the noise is taken (default: the noise of a typical"
			+ " simulated study)")
	private Path from;

	@Option(names = "--out", paramLabel = "DIR", description = "also writes the table as DIR/plan.csv")
	private Path out;

	/** @throws InvalidInputException if an option is out of bounds or there is no result to start from */
	@Override
	public Integer call() {
		final Power.Parameters parameters = ParameterOptions.read(spec, Power.Parameters.defaults());
		check();
		final Optional<MeasuredStudy> measured = Optional.ofNullable(from).map(PlanCommand::measured);
		final StudyNoise noise = measured.map(MeasuredStudy::noise).orElse(StudyNoise.typical());
		final StudySize size = size(measured.map(MeasuredStudy::size).orElse(StudySize.typical()));
		final PlanTable table = new PlanTable(noise, size, parameters, animals, effectsSd);
		table.print(spec.commandLine().getOut());
		if (out != null) {
			table.write(out.resolve("plan.csv"));
		}
		return 0;
	}

	private void check() {
		final Problems problems = new Problems();
		Arrays.stream(animals).filter(a -> a < 1 || a > MOST_ANIMALS)
			.forEach(a -> problems.add("--animals", a + " is not a whole number from 1 to " + MOST_ANIMALS));
		Arrays.stream(effectsSd).filter(d -> !(d >= 0 && d <= LARGEST_EFFECT_SD)).forEach(d -> problems.add("--effect-sd",
			d + " is not from 0 to " + LARGEST_EFFECT_SD + " standard deviations of the residuals"));
		if (cells != null && (cells < StudySize.FEWEST_CELLS || cells > MOST_CELLS)) {
			problems.add("--cells", cells + " is not from " + StudySize.FEWEST_CELLS + " to " + MOST_CELLS
				+ "; an animal with fewer neurons of a role cannot be tested");
		}
		if (days != null && !(days >= 1 && days <= MOST_DAYS)) {
			problems.add("--days", days + " is not from 1 to " + MOST_DAYS);
		}
		if (out != null) {
			WritableFolder.check(out, problems);
		}
		problems.throwIfAny();
	}

	private StudySize size(final StudySize byDefault) {
		final double ofDays = days == null ? byDefault.days() : days;
		final double ofTrials = trials == null ? byDefault.trials() : trials;
		final double fewest = StudySize.fewestTrials(ofDays);
		if (!(ofTrials >= fewest && ofTrials <= MOST_TRIALS)) {
			throw new InvalidInputException(String.format(Locale.ROOT, "--trials: %.0f is not from %.0f, the fewest that a "
				+ "neuron can be fitted with in %.0f days, to %d", ofTrials, Math.ceil(fewest), ofDays, MOST_TRIALS));
		}
		return new StudySize(cells == null ? byDefault.plusCells() : cells,
			cells == null ? byDefault.minusCells() : cells, ofDays, ofTrials);
	}

	private static MeasuredStudy measured(final Path folder) {
		final Path signal = folder.resolve("signal");
		final Path results = Files.exists(signal.resolve("opposing.json")) ? signal : folder;
		if (!Files.exists(results.resolve("opposing.json"))) {
			throw new InvalidInputException(folder + ": has no opposing.json, nor signal/opposing.json; --from needs a "
				+ "folder that 'apical run' wrote, or the folder of one table that 'apical test' wrote");
		}
		try {
			return MeasuredStudy.of(SignalFolder.read(results)).orElseThrow(() -> new InvalidInputException(folder
				+ ": no animal has estimable P+ and P− neurons, so there is no noise to plan with; leave --from out"));
		} catch (final InvalidInputException e) {
			throw e;
		} catch (final ApicalException e) {
			throw new InvalidInputException(e.getMessage());
		} catch (final NoSuchElementException e) {
			throw new InvalidInputException(results + ": opposing.json or modulation.csv is not as 'apical test' writes it; "
				+ "run the test again");
		}
	}

	static final class Simulation implements IModelTransformer {

		@Override
		public CommandSpec transform(final CommandSpec command) {
			ParameterOptions.add(command, Power.Parameters.defaults());
			return command;
		}
	}
}
