package org.apical.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apical.learning.ModelFit.Estimate;
import org.junit.jupiter.api.Test;

class ModelFitTest {

	private static final ModelFit FIT = new ModelFit(ModelFit.Parameters.defaults());

	@Test
	void no_neighbouring_values_are_more_likely_than_the_estimates() {
		final List<Day> days = SimulatedDays.strong(new VectorRule(), 3).study(1).days();
		final ModelFit.Fit fit = FIT.fit(days, new VectorRule());
		final StateSpace space = new StateSpace(days, new VectorRule());
		final StateSpace.Values best = values(fit);
		assertEquals(space.logLikelihood(best), fit.logLikelihood(), 1e-9);
		for (final Parameter parameter : Parameter.values()) {
			for (final double step : new double[] {-1e-3, 1e-3}) {
				final double moved = parameter.clip(best.get(parameter) + step);
				final double there = space.logLikelihood(best.with(List.of(parameter), new double[] {moved}));
				assertTrue(there <= fit.logLikelihood() + 1e-9, parameter + " " + step);
			}
		}
	}

	@Test
	void information_criteria_count_values_and_parameters() {
		final List<Day> days = SimulatedDays.strong(new VectorRule(), 3).study(1).days();
		final int values = 2 * SimulatedDays.NEURONS * SimulatedDays.DAYS;
		final ModelFit.Fit drift = FIT.fit(days, new DriftRule());
		final ModelFit.Fit vector = FIT.fit(days, new VectorRule());
		assertEquals(4 * Math.log(values) - 2 * drift.logLikelihood(), drift.bic(), 1e-9);
		assertEquals(6 * Math.log(values) - 2 * vector.logLikelihood(), vector.bic(), 1e-9);
		assertEquals(12 - 2 * vector.logLikelihood(), vector.aic(), 1e-9);
		assertFalse(drift.estimates().containsKey(Parameter.ETA));
	}

	@Test
	void standard_errors_are_the_spread_of_the_estimates() {
		final SimulatedDays simulated = SimulatedDays.strong(new VectorRule(), 5);
		final List<Estimate> etas = simulated.study(40).byAnimal().values().stream()
			.map(days -> FIT.fit(days, new VectorRule()).estimates().get(Parameter.ETA)).toList();
		final double meanSquare = etas.stream().mapToDouble(e -> Math.pow((e.value() - simulated.eta()) / e.se(), 2))
			.average().orElseThrow();
		assertTrue(meanSquare > 0.5 && meanSquare < 1.6, "mean squared z is " + meanSquare);
	}

	@Test
	void a_constant_hit_rate_leaves_the_gain_of_reinforce_undetermined_at_zero() {
		final List<Day> days = SimulatedDays.strong(new DriftRule(), 1).study(1).days().stream()
			.map(day -> day.with(day.error(), 0.5, day.rewardCovariance())).toList();
		assertEquals(0, FIT.fit(days, new ReinforceRule()).estimates().get(Parameter.G).value());
	}

	@Test
	void no_starting_points_are_refused() {
		assertThrows(IllegalArgumentException.class, () -> new ModelFit.Parameters(0, 1, 1));
		assertThrows(IllegalArgumentException.class, () -> new ModelFit.Parameters(5, 6, 1));
	}

	private static StateSpace.Values values(final ModelFit.Fit fit) {
		final List<Parameter> all = List.of(Parameter.values());
		final double[] values = all.stream().mapToDouble(p -> fit.estimates().get(p).value()).toArray();
		return new StateSpace.Values(0, 0, 0, 0, 0, 0).with(all, values);
	}
}
