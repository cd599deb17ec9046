package org.apical.learning.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apical.learning.days.Measurements;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.recovery.LearningSimulation;
import org.apical.learning.recovery.SimulatedStudies;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PredictionTest {

	@TestFactory
	Stream<DynamicTest> residuals_of_the_rule_at_work_are_of_unit_variance_and_uncorrelated() {
		return Stream.of(LearningRule.values()).map(rule -> DynamicTest.dynamicTest(rule.label(), () -> {
			final LearningSimulation.Simulated simulated = SimulatedStudies.of(rule, 20, 2);
			final List<Measurements> animals = SimulatedStudies.animals(simulated.table());
			final Residuals residuals = Residuals.of(animals, predictions(animals, rule, simulated.truth()));
			assertEquals(1, residuals.activitySd(), 0.05);
			assertEquals(1, residuals.signalSd(), 0.05);
			assertEquals(0, residuals.activityLag1(), 0.06);
			assertEquals(0, residuals.signalLag1(), 0.06);
		}));
	}

	@Test
	void a_rule_that_is_not_at_work_leaves_residuals_that_go_on_from_day_to_day() {
		final LearningSimulation.Simulated simulated = SimulatedStudies.of(LearningRule.RANDOM_FEEDBACK, 20, 2);
		final List<Measurements> animals = SimulatedStudies.animals(simulated.table());
		assertTrue(Residuals.of(animals, predictions(animals, LearningRule.DRIFT, simulated.truth())).signalLag1() > 0.2);
	}

	/** The step-by-step prediction and the likelihood are two implementations of one filter. */
	@Test
	void the_product_of_the_predictions_densities_is_the_likelihood_of_the_activity() {
		final LearningSimulation.Simulated simulated = SimulatedStudies.of(LearningRule.VECTOR, 1, 4);
		final Measurements whole = SimulatedStudies.animals(simulated.table()).get(0);
		final Measurements animal = whole.with(i -> whole.activity()[i], i -> Double.NaN);
		final Prediction said = new Prediction(animal, LearningRule.VECTOR, simulated.truth(), 0);
		double log = 0;
		for (int i = 0; i < animal.size(); i++) {
			final double z = (animal.activity()[i] - said.activity(i)) / said.activitySd(i);
			log -= z * z / 2 + Math.log(said.activitySd(i)) + Math.log(2 * Math.PI) / 2;
		}
		final Values at = simulated.truth();
		assertEquals(Likelihood.of(LearningRule.VECTOR, animal).regression(at)
			.logLikelihood(at.get(LearningRule.VECTOR.linear())), log, 1e-9);
	}

	@Test
	void the_course_knows_the_first_day_only() {
		final LearningSimulation.Simulated simulated = SimulatedStudies.of(LearningRule.VECTOR, 1, 4);
		final Measurements animal = SimulatedStudies.animals(simulated.table()).get(0);
		final Measurements first = animal.with(i -> animal.at(i).daysTrained() == 0 ? animal.activity()[i] : Double.NaN,
			i -> Double.NaN);
		final Prediction all = new Prediction(animal, LearningRule.VECTOR, simulated.truth(), 0);
		final Prediction one = new Prediction(first, LearningRule.VECTOR, simulated.truth(), 0);
		for (int i = 0; i < animal.size(); i++) {
			assertEquals(one.course(i), all.course(i), 1e-12);
			assertEquals(one.activity(i), one.course(i), animal.at(i).daysTrained() == 0 ? 9 : 1e-12);
		}
	}

	@Test
	void the_flow_field_goes_with_the_rule_at_work_more_than_with_drift() {
		final LearningSimulation.Simulated simulated = SimulatedStudies.of(LearningRule.VECTOR, 6, 4);
		double lead = 0;
		for (final Measurements animal : SimulatedStudies.animals(simulated.table())) {
			final FlowField field = new FlowField(animal);
			lead += field.correlation(new Prediction(animal, LearningRule.VECTOR, simulated.truth(), 0))
				- field.correlation(new Prediction(animal, LearningRule.DRIFT, simulated.truth(), 0));
		}
		assertTrue(lead > 0.3, "summed lead is " + lead);
	}

	private static List<Prediction> predictions(final List<Measurements> animals, final LearningRule rule,
		final Values values)
	{
		final List<Prediction> predictions = new ArrayList<>();
		for (final Measurements animal : animals) {
			predictions.add(new Prediction(animal, rule, values, values.get(Parameter.C0)));
		}
		return predictions;
	}
}
