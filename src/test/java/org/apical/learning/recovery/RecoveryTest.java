package org.apical.learning.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.learning.fit.ModelFit;
import org.apical.learning.recovery.Recovery.Study;
import org.apical.learning.rules.Family;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;
import org.junit.jupiter.api.Test;

class RecoveryTest {

	private static final List<Parameter> ETA = List.of(Parameter.ETA);

	@Test
	void rates_and_intervals_are_counted_per_rule() {
		final RecoveryTable table = RecoveryTable.of(List.of(study(LearningRule.VECTOR, Family.VECTOR, "M3", 0.1, 0.11),
			study(LearningRule.VECTOR, Family.UNDETERMINED, "M7", 0.2, 0.24),
			study(LearningRule.REINFORCE, Family.VECTOR, "M1", 0.3, 0.27)));
		assertEquals(List.of(LearningRule.REINFORCE, LearningRule.VECTOR),
			table.rows().stream().map(RecoveryTable.Row::rule).toList());
		assertEquals(new RecoveryTable.Row(LearningRule.REINFORCE, 1, 0, 0, 1, 1), table.rows().get(0));
		assertEquals(new RecoveryTable.Row(LearningRule.VECTOR, 2, 0.5, 0.5, 0, 0.5), table.rows().get(1));
		assertEquals((0.1 + 0.2 - 0.1) / 3, table.eta().bias(), 1e-12);
		assertEquals(1 / 3.0, table.eta().coverage(), 1e-12);
	}

	@Test
	void the_number_of_threads_changes_nothing() {
		final Recovery recovery = new Recovery(new LearningSimulation.Parameters(3, 2, 2, 4, 0.1, 0.2, 0.05, 0.05, 0.1),
			new ModelFit.Parameters(5, 1, 0, 1));
		final List<LearningRule> rules = List.of(LearningRule.DRIFT, LearningRule.VECTOR);
		final List<Study> one = recovery.run(rules, 2, 1, TaskExecutors.singleThreaded(), Progress.NONE);
		try (TaskExecutor three = TaskExecutors.fixedThreadPool(3)) {
			final List<Study> again = recovery.run(rules, 2, 1, three, Progress.NONE);
			for (int i = 0; i < one.size(); i++) {
				assertEquals(one.get(i).estimates(), again.get(i).estimates());
			}
		}
	}

	@Test
	void the_effect_of_the_first_day_is_as_asked() {
		final LearningSimulation.Parameters p = LearningSimulation.Parameters.defaults();
		final Values truth = new LearningSimulation(LearningRule.VECTOR, p.with(0.04, 0.05), 1).study().truth();
		assertTrue(Math.abs(truth.eta() * 1.4 - 0.04) < 0.004, "eta is " + truth.eta());
		assertTrue(Math.abs(truth.g() * 1.4 - 0.05) < 0.005, "g is " + truth.g());
	}

	private static Study study(final LearningRule rule, final Family family, final String model, final double truth,
		final double found)
	{
		return new Study(rule, 1, family, model, Values.of(ETA, truth),
			Map.of(Parameter.ETA, new ModelFit.Estimate(found, 0.01)));
	}
}
