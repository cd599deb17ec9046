package org.apical.learning.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apical.learning.days.Day;
import org.apical.learning.days.Measurements;
import org.apical.learning.fit.ModelFit.Estimate;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.recovery.LearningSimulation;
import org.apical.learning.recovery.SimulatedStudies;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class ModelFitTest {

	@Test
	void no_neighbouring_values_are_more_likely_than_the_estimates() {
		for (final LearningRule rule : LearningRule.values()) {
			final List<Measurements> animals = SimulatedStudies.animals(SimulatedStudies.of(rule, 1, 3).table());
			final ModelFit.Fit fit = fit(animals, rule);
			final Likelihood likelihood = Likelihood.of(rule, animals.get(0));
			for (final Parameter parameter : rule.parameters()) {
				for (final double step : new double[] {-1e-3, 1e-3}) {
					final double moved = fit.estimates().get(parameter).value() + step;
					if (moved > parameter.lower() && moved < parameter.upper() && rule != LearningRule.TARGET) {
						final Values at = values(fit).with(List.of(parameter), moved);
						assertTrue(likelihood.regression(at).logLikelihood(at.get(rule.linear())) <= fit.logLikelihood() + 1e-6,
							rule + " " + parameter + " " + step);
					}
				}
			}
		}
	}

	@Test
	void information_criteria_count_values_and_parameters() {
		final List<Measurements> animals = SimulatedStudies.animals(SimulatedStudies.of(LearningRule.VECTOR, 1, 3).table());
		final int values = 2 * SimulatedStudies.NEURONS * SimulatedStudies.DAYS;
		final ModelFit.Fit drift = fit(animals, LearningRule.DRIFT);
		final ModelFit.Fit vector = fit(animals, LearningRule.VECTOR);
		assertEquals(4 * Math.log(values) - 2 * drift.logLikelihood(), drift.bic(), 1e-9);
		assertEquals(6 * Math.log(values) - 2 * vector.logLikelihood(), vector.bic(), 1e-9);
		assertEquals(12 - 2 * vector.logLikelihood(), vector.aic(), 1e-9);
		assertFalse(drift.estimates().containsKey(Parameter.ETA));
		assertEquals(7, fit(animals, LearningRule.TARGET).estimates().size());
	}

	@Test
	void standard_errors_are_the_spread_of_the_estimates() {
		final LearningSimulation.Simulated simulated = SimulatedStudies.of(LearningRule.VECTOR, 40, 5);
		final ModelFit model = model(SimulatedStudies.animals(simulated.table()), LearningRule.VECTOR);
		final Values all = model.shared().values();
		final double meanSquare = IntStream.range(0, 40).mapToObj(a -> model.fit(a, all).estimates().get(Parameter.ETA))
			.mapToDouble(e -> Math.pow((e.value() - simulated.truth().eta()) / e.se(), 2)).average().orElseThrow();
		assertTrue(meanSquare > 0.6 && meanSquare < 1.6, "mean squared z is " + meanSquare);
	}

	@Test
	void animals_together_tell_the_rates_of_every_rule() {
		for (final LearningRule rule : LearningRule.values()) {
			final LearningSimulation.Simulated simulated = SimulatedStudies.of(rule, 6, 1);
			model(SimulatedStudies.animals(simulated.table()), rule).shared().estimates().forEach((parameter, estimate) -> {
				if (parameter == Parameter.ETA || parameter == Parameter.G) {
					final double z = (estimate.value() - simulated.truth().get(parameter)) / estimate.se();
					assertTrue(Math.abs(z) < 3.5, rule + " " + parameter + " is off by " + z + " SE");
				}
			});
		}
	}

	@Test
	void a_constant_hit_rate_leaves_the_gain_of_reinforce_undetermined_at_zero() {
		final List<Day> days = SimulatedStudies.of(LearningRule.DRIFT, 1, 1).table().days().stream()
			.map(d -> new Day(d.animal(), d.neuron(), d.role(), d.day(), d.activity1(), d.activity2(), d.activitySe(),
				d.signal1(), d.signal2(), d.signalSe(), d.error(), 0.5, d.rewardCovariance(), d.rewardActivity(), 0))
			.toList();
		final Estimate g = fit(List.of(Measurements.of(days).orElseThrow()), LearningRule.REINFORCE).estimates()
			.get(Parameter.G);
		assertEquals(0, g.value());
	}

	@Test
	void an_animal_without_controlled_neurons_tells_nothing_of_a_vector() {
		final List<Day> days = SimulatedStudies.of(LearningRule.DRIFT, 1, 1).table().days().stream()
			.filter(day -> day.role() == Role.NEUTRAL).toList();
		final ModelFit.Fit fit = fit(List.of(Measurements.of(days).orElseThrow()), LearningRule.VECTOR);
		assertEquals(0, fit.estimates().get(Parameter.ETA).value());
		assertTrue(Double.isFinite(fit.logEvidence()));
	}

	@Test
	void no_starting_points_are_refused() {
		assertThrows(IllegalArgumentException.class, () -> new ModelFit.Parameters(0, 1, 0, 1));
		assertThrows(IllegalArgumentException.class, () -> new ModelFit.Parameters(5, 6, 0, 1));
	}

	private static ModelFit model(final List<Measurements> animals, final LearningRule rule) {
		return new ModelFit(rule, animals, ModelFit.Parameters.defaults());
	}

	private static ModelFit.Fit fit(final List<Measurements> animals, final LearningRule rule) {
		final ModelFit model = model(animals, rule);
		return model.fit(0, model.shared().values());
	}

	private static Values values(final ModelFit.Fit fit) {
		final List<Parameter> own = List.copyOf(fit.estimates().keySet());
		return Values.of(own, own.stream().mapToDouble(p -> fit.estimates().get(p).value()).toArray());
	}
}
