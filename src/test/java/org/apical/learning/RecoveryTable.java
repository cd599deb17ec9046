package org.apical.learning;

import java.util.EnumMap;
import java.util.Map;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;

/**
 * How often the family of the rule at work is found: run {@code main} with the number of studies per rule. Prints, per
 * rule and regime, how often each family was named, and how η and g of the rule's own fits compare with the truth.
 */
final class RecoveryTable {

	private RecoveryTable() {}

	public static void main(final String[] args) {
		final int studies = Integer.parseInt(args[0]);
		try (TaskExecutor executor = TaskExecutors.fixedThreadPool(2)) {
			for (final LearningRule rule : LearningRule.ALL) {
				for (final boolean strong : new boolean[] {true, false}) {
					row(rule, strong, studies, executor);
				}
			}
		}
	}

	private static void row(final LearningRule rule, final boolean strong, final int studies, final TaskExecutor executor) {
		final long start = System.nanoTime();
		final Map<Family, Integer> families = new EnumMap<>(Family.class);
		double eta = 0;
		double g = 0;
		int fits = 0;
		for (int seed = 1; seed <= studies; seed++) {
			final SimulatedDays simulated = strong ? SimulatedDays.strong(rule, seed) : SimulatedDays.weak(rule, seed);
			final ModelComparison.Result result = new ModelComparison(ModelFit.Parameters.defaults())
				.compare(simulated.study(6), executor, Progress.NONE);
			families.merge(result.family(), 1, Integer::sum);
			for (final ModelFit.Fit fit : result.fits()) {
				if (fit.model().equals(rule.id()) && fit.estimates().containsKey(Parameter.ETA)) {
					eta += fit.estimates().get(Parameter.ETA).value() / simulated.eta();
					g += fit.estimates().get(Parameter.G).value() / simulated.g();
					fits++;
				}
			}
		}
		System.out.printf("%s %s %s mean eta/truth %.3f g/truth %.3f, %.2f studies/s%n", rule.id(),
			strong ? "strong" : "weak", families, eta / fits, g / fits, studies / ((System.nanoTime() - start) / 1e9));
	}
}
