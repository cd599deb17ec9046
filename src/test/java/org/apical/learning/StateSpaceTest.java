package org.apical.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.apical.learning.StateSpace.Values;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class StateSpaceTest {

	private static final Values SOME = new Values(0.1, 0.2, 0.1, 0.05, 0.3, 0.2);

	@Test
	void the_likelihood_is_that_of_a_dense_gaussian() {
		int compared = 0;
		for (final JsonNode expected : LearningOracle.expected().get("kalman")) {
			final double[] v = LearningOracle.numbers(expected.get("values"));
			final double actual = new StateSpace(LearningOracle.days(), rule(expected.get("rule").asText()))
				.logLikelihood(new Values(v[0], v[1], v[2], v[3], v[4], v[5]));
			final double right = expected.get("log_likelihood").asDouble();
			assertEquals(right, actual, 1e-8 * Math.max(1, Math.abs(right)), expected.toString());
			compared++;
		}
		assertTrue(compared >= 4 * 4);
	}

	@Test
	void with_the_linear_parameters_integrated_out_it_is_still_that_of_a_dense_gaussian() {
		for (final JsonNode expected : LearningOracle.expected().get("kalman")) {
			final double[] v = LearningOracle.numbers(expected.get("values"));
			final Sums sums = new Sums();
			new StateSpace(LearningOracle.days(), rule(expected.get("rule").asText())).addTo(sums, v[0], v[2], v[5]);
			final double right = expected.get("log_marginal").asDouble();
			assertEquals(right, sums.logMarginal(), 1e-8 * Math.max(1, Math.abs(right)), expected.toString());
		}
	}

	@Test
	void evidence_of_four_neurons_is_near_that_of_a_fine_grid() {
		LearningOracle.expected().get("evidence").fields().forEachRemaining(expected -> {
			final StateSpace space = new StateSpace(LearningOracle.days(), rule(expected.getKey()));
			assertEquals(expected.getValue().asDouble(), new Evidence(space).log(0.1, 0.15, 0.15), 0.3, expected.getKey());
		});
	}

	@Test
	void a_row_that_is_not_there_is_as_one_with_nothing_measured() {
		final List<Day> days = LearningOracle.days();
		final Day gone = days.get(8);
		final List<Day> without = new ArrayList<>(days);
		without.remove(gone);
		final List<Day> empty = new ArrayList<>(without);
		empty.add(8, Day.unmeasured(gone, gone.day()));
		for (final LearningRule rule : LearningRule.ALL) {
			assertEquals(new StateSpace(AnimalDays.complete(empty), rule).logLikelihood(SOME),
				new StateSpace(AnimalDays.complete(without), rule).logLikelihood(SOME), 0);
		}
	}

	@Test
	void exchanging_the_roles_turns_the_signs_of_the_vector_rule() {
		final List<Day> days = LearningOracle.days();
		final List<Day> exchanged = days.stream().map(StateSpaceTest::exchanged).toList();
		final Values turned = new Values(SOME.kappa(), -SOME.eta(), SOME.sigmaP(), SOME.c0(), -SOME.g(), SOME.sigmaQ());
		assertEquals(new StateSpace(days, new VectorRule()).logLikelihood(SOME),
			new StateSpace(exchanged, new VectorRule()).logLikelihood(turned), 1e-10);
	}

	@Test
	void a_drive_that_is_not_known_is_refused() {
		final List<Day> days = LearningOracle.days().stream().map(day -> day.with(Double.NaN, 0.5, 0)).toList();
		assertThrows(IllegalArgumentException.class, () -> new StateSpace(days, new VectorRule()));
	}

	private static Day exchanged(final Day d) {
		final Role role = switch (d.role()) {
			case P_PLUS -> Role.P_MINUS;
			case P_MINUS -> Role.P_PLUS;
			default -> d.role();
		};
		return new Day(d.animal(), d.neuron(), role, d.day(), d.activity1(), d.activity2(), d.activitySe(), d.signal1(),
			d.signal2(), d.signalSe(), d.error(), d.hitRate(), d.rewardCovariance(), d.rewardActivity(),
			d.populationCovariance());
	}

	private static LearningRule rule(final String id) {
		return LearningRule.ALL.stream().filter(rule -> rule.id().equals(id)).findFirst().orElseThrow();
	}
}
