package org.apical.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.InvalidInputException;
import org.apical.Progress;
import org.apical.signal.OpposingResult.WindowResult;
import org.apical.signal.OpposingTest;
import org.apical.simulate.PairSimulation;

/**
 * How often the opposing test is right: simulated studies of every condition that is known to deceive, and of signals
 * that are there, through the test as it is. Study i of a condition is what {@code apical simulate --level trace --seed
 * <first seed + i>} makes with the condition's settings.
 */
public final class Validity {

	private final List<ValidityCondition> conditions;
	private final int studies;
	private final long firstSeed;

	/**
	 * @param words conditions whose names contain one of these; all where there are none
	 * @param studies of each condition, at least 1
	 * @throws InvalidInputException if a word is in no name
	 */
	public Validity(final List<String> words, final int studies, final long firstSeed) {
		if (studies < 1) {
			throw new InvalidInputException("--studies must be at least 1, not " + studies);
		}
		for (final String word : words) {
			if (ValidityCondition.all().stream().noneMatch(c -> contains(c, word))) {
				throw new InvalidInputException("no condition is named '" + word + "'; there are " + names());
			}
		}
		this.conditions = ValidityCondition.all().stream()
			.filter(c -> words.isEmpty() || words.stream().anyMatch(word -> contains(c, word))).toList();
		this.studies = studies;
		this.firstSeed = firstSeed;
	}

	private static boolean contains(final ValidityCondition condition, final String word) {
		return condition.name().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
	}

	/** Names of all conditions. */
	public static String names() {
		return String.join("; ", ValidityCondition.all().stream().map(ValidityCondition::name).toList());
	}

	/**
	 * Runs the conditions one after the other, and writes {@code validity.csv} and {@code validity.md} after each.
	 *
	 * @param executor runs the studies; the result does not depend on its number of threads
	 * @param progress told of every study
	 * @param line gets a line of text for each condition that is done
	 * @return whether every condition went as it should
	 */
	public boolean run(final Path folder, final TaskExecutor executor, final Progress progress,
		final Consumer<String> line)
	{
		final List<ValidityRow> rows = new ArrayList<>();
		final AtomicLong done = new AtomicLong();
		line.accept(ValidityTable.header());
		for (final ValidityCondition condition : conditions) {
			rows.add(row(condition, executor, () -> progress.at(done.getAndIncrement(), studies())));
			ValidityTable.write(folder, rows);
			line.accept(ValidityTable.line(rows.get(rows.size() - 1)));
		}
		progress.at(studies(), studies());
		return rows.stream().allMatch(ValidityRow::asExpected);
	}

	/** Studies of all conditions together. */
	public int studies() {
		return conditions.size() * studies;
	}

	ValidityRow row(final ValidityCondition condition, final TaskExecutor executor, final Runnable eachStudy) {
		final PairSimulation.Parameters parameters = condition.parameters();
		final WindowResult[] results = new WindowResult[studies];
		executor.forEach(IntStream.range(0, studies).boxed().toList(), i -> {
			eachStudy.run();
			results[i] = OpposingTest.run(SimulatedPairs.table(parameters, firstSeed + i),
				OpposingTest.Parameters.defaults(), false, Progress.NONE).primary();
		});
		return new ValidityRow(condition, Arrays.asList(results));
	}
}
