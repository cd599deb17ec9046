package org.apical.learning.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.learning.compare.ModelComparison;
import org.apical.learning.compare.ModelComparison.ModelEvidence;
import org.apical.learning.compare.ModelComparison.Result;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.fit.ModelFit.Estimate;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;

/** Applies {@link ModelComparison} to simulated studies in which each of the rules is at work. */
public final class Recovery {

	/**
	 * The result of one study.
	 *
	 * @param rule the rule at work in the study
	 * @param seed seed of the simulation
	 * @param family the family that was named
	 * @param model id of the most probable rule when all animals share its parameters
	 * @param truth true values of the parameters
	 * @param estimates estimates of the parameters of the rule at work, from all animals together
	 */
	public record Study(LearningRule rule, long seed, Family family, String model, Values truth,
		Map<Parameter, Estimate> estimates)
	{
		/** Whether the most probable rule is the one at work. M1 and M2, which data seldom tell apart, count as one. */
		public boolean exact() {
			return merged(model).equals(merged(rule.id()));
		}

		private static String merged(final String id) {
			return id.equals("M1") ? "M2" : id;
		}
	}

	private final LearningSimulation.Parameters simulation;
	private final ModelComparison comparison;

	public Recovery(final LearningSimulation.Parameters simulation, final ModelFit.Parameters fit) {
		this.simulation = simulation;
		comparison = new ModelComparison(fit);
	}

	/**
	 * Simulates and compares studies of every rule, each study on one of the executor's threads.
	 *
	 * @param studies number of studies for each rule
	 * @param firstSeed seed of the first study of a rule; the next studies have the next numbers
	 */
	public List<Study> run(final List<LearningRule> rules, final int studies, final long firstSeed,
		final TaskExecutor executor, final Progress progress)
	{
		final Study[] done = new Study[rules.size() * studies];
		final AtomicInteger count = new AtomicInteger();
		final List<Runnable> tasks = new ArrayList<>();
		for (int i = 0; i < done.length; i++) {
			final int index = i;
			tasks.add(() -> {
				done[index] = study(rules.get(index / studies), firstSeed + index % studies);
				progress.at(count.incrementAndGet(), done.length);
			});
		}
		executor.runAll(tasks);
		return List.of(done);
	}

	private Study study(final LearningRule rule, final long seed) {
		final LearningSimulation.Simulated simulated = new LearningSimulation(rule, simulation, seed).study();
		final Result result = comparison.compare(simulated.table(), TaskExecutors.singleThreaded(), Progress.NONE);
		final ModelEvidence own =
			result.models().stream().filter(model -> model.model().equals(rule.id())).findFirst().orElseThrow();
		return new Study(rule, seed, result.family(), result.mostProbable().orElseThrow().model(), simulated.truth(),
			own.estimates());
	}
}
