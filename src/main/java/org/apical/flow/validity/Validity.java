package org.apical.flow.validity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.imglib2.parallel.TaskExecutor;
import org.apical.InvalidInputException;
import org.apical.Progress;
import org.apical.signal.conditions.LearningPrediction;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.simulate.pairs.PairSimulation;

/**
 * Counts how often the opposing test is right on simulated studies: studies without a signal, under every
 * condition that is known to cause false findings, and studies with a signal. The test is applied with its
 * defaults. Study i of a condition is the one that
 * {@code apical simulate --level trace --seed <first seed + i>} makes with the condition's settings.
 */
public final class Validity {

	private final List<ValidityCondition> conditions;
	private final List<LearningValidity> learning;
	private final int studies;
	private final long firstSeed;

	/**
	 * @param words names of conditions, or parts of their names; if there are none, all conditions are run
	 * @param studies the number of studies of each condition, at least 1
	 * @throws InvalidInputException if a word is in no condition's name
	 */
	public Validity(final List<String> words, final int studies, final long firstSeed) {
		if (studies < 1) {
			throw new InvalidInputException("--studies must be at least 1, not " + studies);
		}
		for (final String word : words) {
			if (allNames().stream().noneMatch(name -> contains(name, word))) {
				throw new InvalidInputException("no condition is named '" + word + "'; the conditions are: " + names());
			}
		}
		this.conditions = ValidityCondition.all().stream()
			.filter(c -> wanted(c.name(), words)).toList();
		this.learning = LearningValidity.all().stream().filter(c -> wanted(c.name(), words)).toList();
		this.studies = studies;
		this.firstSeed = firstSeed;
	}

	private static boolean wanted(final String name, final List<String> words) {
		return words.isEmpty()
			|| words.stream().anyMatch(word -> allNames().contains(word) ? name.equals(word) : contains(name, word));
	}

	private static boolean contains(final String name, final String word) {
		return name.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
	}

	private static List<String> allNames() {
		return Stream.concat(ValidityCondition.all().stream().map(ValidityCondition::name),
			LearningValidity.all().stream().map(LearningValidity::name)).toList();
	}

	/** The names of all conditions, separated by semicolons. */
	public static String names() {
		return String.join("; ", allNames());
	}

	/**
	 * Runs the conditions one after the other, and writes {@code validity.csv} and {@code validity.md} after each,
	 * {@code learning.csv} and {@code learning.md} for condition (iv).
	 *
	 * @param executor runs the studies; the result does not depend on its number of threads
	 * @param progress is told of every study
	 * @param line gets a line of text for each condition that is done
	 * @return whether the test gave the expected results in every condition
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
		final List<LearningValidity> learnt = new ArrayList<>();
		for (final LearningValidity condition : learning) {
			learnt.add(row(condition, executor, () -> progress.at(done.getAndIncrement(), studies())));
			ValidityTable.writeLearning(folder, learnt);
			line.accept(learnt.get(learnt.size() - 1).line());
		}
		progress.at(studies(), studies());
		return rows.stream().allMatch(ValidityRow::asExpected) && learnt.stream().allMatch(LearningValidity::asExpected);
	}

	/** The number of studies of all conditions together. */
	public int studies() {
		return (conditions.size() + learning.size()) * studies;
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

	private LearningValidity row(final LearningValidity condition, final TaskExecutor executor,
		final Runnable eachStudy)
	{
		final LearningPrediction[] found = new LearningPrediction[studies];
		executor.forEach(IntStream.range(0, studies).boxed().toList(), i -> {
			eachStudy.run();
			found[i] = LearningValidity.study(firstSeed + i, condition.slope());
		});
		return condition.with(Arrays.asList(found));
	}
}
