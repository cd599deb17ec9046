package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apical.Progress;
import org.apical.io.text.Json;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingResult.Comparison;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonEstimatorsTest {

	private static final double TOLERANCE = 1e-8;

	@ParameterizedTest
	@EnumSource(names = {"GAUSSIAN_ALS", "ERRORS_IN_VARIABLES", "INSTRUMENTAL_VARIABLE", "THEIL_SEN", "DEMING"})
	void everyNeuronHasTheModulationWrittenOutTrialByTrial(final Estimator estimator) {
		final JsonNode expected = Json.read(ExampleTablesTest.resource("comparison.json")).get(estimator.label());
		final WindowSample sample = WindowSample.of(ExampleTablesTest.table("pairs-opposing"), "", Kind.TUFT);
		final List<Modulation> actual = Modulations.of(sample, estimator).all();
		assertEquals(expected.size(), actual.size());
		for (final Modulation m : actual) {
			final String who = m.animal() + "/" + m.neuron();
			final double wanted = expected.get(who).asDouble();
			assertEquals(wanted, m.modulation(), TOLERANCE * Math.max(1, Math.abs(wanted)), who);
		}
	}

	@ParameterizedTest
	@EnumSource(names = {"GAUSSIAN_ALS", "ERRORS_IN_VARIABLES", "INSTRUMENTAL_VARIABLE"})
	void theStandardErrorIsTheSpreadOfTheModulationsAboutTheTruth(final Estimator estimator) {
		double squares = 0;
		int n = 0;
		for (long seed = 1; seed <= 4; seed++) {
			final WindowSample sample = WindowSample.of(SimulatedPairs.base(seed).small().table(), "", Kind.TUFT);
			for (final Modulation m : Modulations.of(sample, estimator).all()) {
				if (m.used()) {
					squares += Math.pow((m.modulation() - 0.1) / m.se(), 2);
					n++;
				}
			}
		}
		assertTrue(n > 250, n + " neurons");
		assertEquals(1, Math.sqrt(squares / n), 0.13);
	}

	@Test
	void withDilutedSomataOnlyTheBiasedOnesSeeASignalWhereThereIsNone() {
		final Map<Estimator, Double> mean = new EnumMap<>(Estimator.class);
		for (long seed = 1; seed <= 3; seed++) {
			final PairTable table = SimulatedPairs.base(seed).small().withSomaNoise(0.45).table();
			comparisons(table).forEach((estimator, c) -> mean.merge(estimator, c.contrast().d() / 3, Double::sum));
		}
		for (final Estimator estimator : List.of(Estimator.LINEAR_OLS, Estimator.THEIL_SEN)) {
			assertTrue(mean.get(estimator) > 0.1, estimator + " " + mean.get(estimator));
		}
		for (final Estimator estimator : List.of(Estimator.GAUSSIAN_ALS, Estimator.ERRORS_IN_VARIABLES,
			Estimator.INSTRUMENTAL_VARIABLE))
		{
			assertTrue(Math.abs(mean.get(estimator)) < 0.06, estimator + " " + mean.get(estimator));
		}
		assertTrue(mean.get(Estimator.DEMING) < -0.06, "Deming " + mean.get(Estimator.DEMING));
	}

	@Test
	void everyComparisonHasTestsOfItsOwnAndSaysWhetherItIsBiased() {
		final Map<Estimator, Comparison> all = comparisons(SimulatedPairs.base(2).small().withEffect(0.12, 0).table());
		assertEquals("[leave_one_out, network_adjusted, quadratic_ols, linear_moments, gaussian_als, errors_in_variables, "
			+ "instrumental_variable, linear_ols, theil_sen, deming, selected_events]",
			all.keySet().stream().map(Estimator::label).toList().toString());
		for (final Comparison c : all.values()) {
			assertEquals(6, c.contrast().byAnimal().size());
			// an event in 25 of 150 trials is too few for a test of this size
			assertTrue(c.estimator() == Estimator.SELECTED_EVENTS || c.contrast().significant(), c.toString());
		}
		assertEquals("[quadratic_ols, linear_ols, theil_sen, deming]",
			all.keySet().stream().filter(Estimator::biased).map(Estimator::label).toList().toString());
	}

	@Test
	void somataInOnePartAreReplicatedByTheirPhases() {
		final PairTable table = SimulatedPairs.base(3).small().table();
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(1, false));
		for (int row = 0; row < table.rows(); row++) {
			final double[] v = table.row(row);
			builder.add(table.pair(row), v[0], v[5], v[10], v[15], v[20], v[21], v[22], v[23]);
		}
		final Map<Estimator, Comparison> all = comparisons(builder.build());
		for (final Estimator estimator : List.of(Estimator.ERRORS_IN_VARIABLES, Estimator.INSTRUMENTAL_VARIABLE)) {
			final double d = all.get(estimator).contrast().d();
			assertTrue(Math.abs(d) < Math.abs(all.get(Estimator.LINEAR_OLS).contrast().d()) / 3, estimator + " " + d);
		}
	}

	@Test
	void aNeuronOfConstantSomaAndOneOfTwoTrialsAreLeftOutEverywhere() {
		final PairTable table = SimulatedPairs.base(4).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final double[] values = table.row(row).clone();
			if (p.neuron().equals("n001")) {
				Arrays.fill(values, 0, 20, 0.1);
			}
			if (!p.neuron().equals("n000") || p.trial() < 3 && p.day() == 1) {
				builder.add(p, values);
			}
		}
		final OpposingResult result = full(builder.build());
		for (final Modulation m : result.modulations()) {
			assertFalse(m.used() && Set.of("n000", "n001").contains(m.neuron()), m.toString());
		}
		for (final Comparison c : result.comparisons()) {
			assertTrue(Double.isFinite(c.contrast().d()), c.toString());
		}
	}

	@Test
	void withoutARoleAFullReportSaysNothingButDoesNotFail() {
		final PairTable table = SimulatedPairs.base(4).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			if (table.pair(row).role() != Role.P_MINUS) {
				builder.add(table.pair(row), table.row(row));
			}
		}
		final OpposingResult result = full(builder.build());
		assertTrue(result.comparisons().stream().allMatch(c -> Double.isNaN(c.contrast().d())));
		assertTrue(Double.isNaN(result.primary().details().orElseThrow().mixedModel().d()));
	}

	private static OpposingResult full(final PairTable table) {
		return OpposingTest.run(table, OpposingTest.Parameters.defaults(), true, Progress.NONE);
	}

	private static Map<Estimator, Comparison> comparisons(final PairTable table) {
		return full(table).comparisons().stream()
			.collect(Collectors.toMap(Comparison::estimator, Function.identity(), (a, b) -> a, LinkedHashMap::new));
	}
}
