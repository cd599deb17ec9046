package org.apical.learning.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apical.learning.compare.LearningOracle;
import org.apical.learning.days.Completion;
import org.apical.learning.days.Day;
import org.apical.learning.days.Measurements;
import org.apical.learning.likelihood.Likelihood;
import org.apical.learning.likelihood.Regression;
import org.apical.learning.rules.LearningRule;
import org.apical.learning.rules.Parameter;
import org.apical.learning.rules.Values;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

	private static final List<Parameter> ALL = List.of(Parameter.values());
	private static final Values SOME = Values.of(ALL, 0.1, 0.2, 0.1, 0.05, 0.3, 0.2, 4, 1);

	@Test
	void the_likelihood_of_every_linear_rule_is_that_of_a_dense_gaussian() {
		int compared = 0;
		for (final JsonNode expected : LearningOracle.expected().get("kalman")) {
			final Values at = values(expected);
			final LearningRule rule = rule(expected);
			assertNear(expected.get("log_likelihood"), regression(rule, at).logLikelihood(at.get(rule.linear())), expected);
			compared++;
		}
		assertEquals(10 * 4, compared);
	}

	@Test
	void with_the_linear_parameters_integrated_out_it_is_still_that_of_a_dense_gaussian() {
		for (final JsonNode expected : LearningOracle.expected().get("kalman")) {
			final LearningRule rule = rule(expected);
			final double[] sd = new double[rule.linear().size()];
			Arrays.fill(sd, 1);
			assertNear(expected.get("log_marginal"), regression(rule, values(expected)).logMarginal(sd), expected);
		}
	}

	@Test
	void with_the_offset_of_the_signal_integrated_out_it_is_still_that_of_a_dense_gaussian() {
		for (final JsonNode expected : LearningOracle.expected().get("kalman")) {
			final LearningRule rule = rule(expected);
			final Values at = values(expected);
			final double[] rest = at.get(rule.linear().subList(1, rule.linear().size()));
			assertNear(expected.get("without_offset"), regression(rule, at).withoutFirst().logLikelihood(rest), expected);
		}
	}

	@Test
	void the_likelihood_of_the_burst_gated_rule_is_near_that_of_a_filter_on_a_fine_grid() {
		for (final JsonNode expected : LearningOracle.expected().get("gated")) {
			final Values at = values(expected);
			final Measurements animal = animal(LearningOracle.days());
			final Measurements smooth = animal.with(i -> animal.activity()[i] / 5, i -> animal.signal()[i]);
			final double actual = Likelihood.of(LearningRule.BURST_GATED, smooth).regression(at)
				.logLikelihood(at.get(LearningRule.BURST_GATED.linear()));
			assertEquals(expected.get("log_likelihood").asDouble(), actual, 0.1, expected.toString());
		}
	}

	@Test
	void evidence_of_four_neurons_is_near_that_of_a_fine_grid() {
		LearningOracle.expected().get("evidence").fields().forEachRemaining(expected -> {
			final LearningRule rule = LearningRule.of(expected.getKey()).orElseThrow();
			final Measurements animal = animal(LearningOracle.days());
			final Scales scales = Scales.of(rule, List.of(animal));
			final Maximum maximum = new Maximum(Likelihood.of(rule, animal), rule.linear(), new Coordinates(rule, scales, 8));
			final Values near = Values.of(ALL, 0.1, 0, 0.15, 0, 0, 0.15, 0, 0);
			assertEquals(expected.getValue().asDouble(), maximum.logEvidence(near), 0.3, expected.getKey());
		});
	}

	@Test
	void without_learning_the_burst_gated_rule_is_the_vector_rule() {
		final Values still = SOME.with(List.of(Parameter.ETA), 0);
		assertEquals(regression(LearningRule.VECTOR, still).logLikelihood(still.get(LearningRule.VECTOR.linear())),
			regression(LearningRule.BURST_GATED, still).logLikelihood(still.get(LearningRule.BURST_GATED.linear())), 1e-9);
	}

	@Test
	void random_weights_are_as_likely_with_the_other_sign() {
		final Values turned = SOME.with(List.of(Parameter.ETA, Parameter.G), -SOME.eta(), -SOME.g());
		final LearningRule rule = LearningRule.RANDOM_FEEDBACK;
		assertEquals(regression(rule, SOME).logLikelihood(SOME.get(rule.linear())),
			regression(rule, turned).logLikelihood(turned.get(rule.linear())), 1e-9);
	}

	@Test
	void a_row_that_is_not_there_is_as_one_with_nothing_measured() {
		final List<Day> days = LearningOracle.days();
		final Day gone = days.get(8);
		final List<Day> without = new ArrayList<>(days);
		without.remove(gone);
		final List<Day> empty = new ArrayList<>(without);
		empty.add(8, Day.unmeasured(gone, gone.day()));
		for (final LearningRule rule : LearningRule.values()) {
			assertEquals(Likelihood.of(rule, animal(empty)).regression(SOME).logLikelihood(SOME.get(rule.linear())),
				Likelihood.of(rule, animal(without)).regression(SOME).logLikelihood(SOME.get(rule.linear())), 0);
		}
	}

	@Test
	void exchanging_the_roles_turns_the_signs_of_the_vector_rule() {
		final List<Day> exchanged = LearningOracle.days().stream().map(LikelihoodTest::exchanged).toList();
		final LearningRule rule = LearningRule.VECTOR;
		final Values turned = SOME.with(List.of(Parameter.ETA, Parameter.G), -SOME.eta(), -SOME.g());
		assertEquals(regression(rule, SOME).logLikelihood(SOME.get(rule.linear())),
			Likelihood.of(rule, animal(exchanged)).regression(SOME).logLikelihood(turned.get(rule.linear())), 1e-10);
	}

	@Test
	void circumstances_that_are_not_known_lie_between_those_that_are() {
		final double nan = Double.NaN;
		final double[] filled = Completion.interpolated(new double[] {nan, 1, nan, nan, 4, nan});
		assertEquals(List.of(1.0, 1.0, 2.0, 3.0, 4.0, 4.0), Arrays.stream(filled).boxed().toList());
		assertTrue(Double.isNaN(Completion.interpolated(new double[] {nan, nan})[1]));
	}

	private static void assertNear(final JsonNode expected, final double actual, final JsonNode message) {
		final double right = expected.asDouble();
		assertEquals(right, actual, 1e-8 * Math.max(1, Math.abs(right)), message.toString());
	}

	private static Values values(final JsonNode expected) {
		return Values.of(ALL, LearningOracle.numbers(expected.get("values")));
	}

	private static LearningRule rule(final JsonNode expected) {
		return LearningRule.of(expected.get("rule").asText()).orElseThrow();
	}

	private static Regression regression(final LearningRule rule, final Values at) {
		return Likelihood.of(rule, animal(LearningOracle.days())).regression(at);
	}

	private static Measurements animal(final List<Day> days) {
		return Measurements.of(days).orElseThrow();
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
}
