package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.apical.io.text.Json;
import org.apical.signal.estimate.ExampleTablesTest;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedStyleTest {

	private static final double TOLERANCE = 1e-9;

	private static PublishedStyle of(final PairTable table) {
		return PublishedStyle.of(WindowSample.of(table, "", Kind.TUFT));
	}

	@ParameterizedTest
	@CsvSource({"pairs-nothing, role-dependent", "pairs-opposing, opposing"})
	void theNumbersAreThoseOfNumPyAndSciPy(final String table, final String said) {
		final JsonNode oracle = Json.read(ExampleTablesTest.resource("published.json")).get(table);
		final PublishedStyle style = of(ExampleTablesTest.table(table));
		compare(oracle.get("p_plus"), style.plus());
		compare(oracle.get("p_minus"), style.minus());
		assertEquals(1, style.pDifference() / oracle.get("p_difference").asDouble(), TOLERANCE);
		assertEquals(said, style.wouldHaveSaid());
	}

	private static void compare(final JsonNode oracle, final PublishedStyle.OfRole role) {
		assertEquals(oracle.get("neurons").asInt(), role.neurons());
		assertEquals(oracle.get("mean_sd").asDouble(), role.mean(), TOLERANCE);
		assertEquals(1, role.p() / oracle.get("p").asDouble(), TOLERANCE);
	}

	@Test
	void withoutAnySignalItSaysOpposing() {
		assertEquals("opposing", of(SimulatedPairs.base(1).withEffect(0, 0).withSomaNoise(0.45).table()).wouldHaveSaid());
	}

	@Test
	void bothMeansMustDifferFromZeroInOppositeDirectionsForOpposing() {
		final PublishedStyle.OfRole plus = new PublishedStyle.OfRole(9, 0.2, 0.01);
		final PublishedStyle.OfRole minus = new PublishedStyle.OfRole(9, -0.2, 0.04);
		assertEquals("opposing", new PublishedStyle(plus, minus, 0.01).wouldHaveSaid());
		assertEquals("role-dependent", new PublishedStyle(plus, new PublishedStyle.OfRole(9, -0.2, 0.06), 0.01)
			.wouldHaveSaid());
		assertEquals("role-dependent", new PublishedStyle(plus, new PublishedStyle.OfRole(9, 0.1, 0.01), 0.04)
			.wouldHaveSaid());
		assertEquals("nothing", new PublishedStyle(plus, plus, 0.9).wouldHaveSaid());
	}

	@Test
	void aNeuronWithoutAHitAndOneOfTwoTrialsAreLeftOutAndARoleOfOneNeuronHasNoTest() {
		final PairTable table = SimulatedPairs.base(2).small().withAnimals(1).table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final var p = table.pair(row);
			final boolean kept = switch (p.neuron()) {
				case "n000" -> p.outcome() == Outcome.MISS;
				case "n001" -> p.day() == 1 && p.trial() < 3;
				default -> p.role() != Role.P_MINUS || p.neuron().equals("n004");
			};
			if (kept) {
				builder.add(p, table.row(row));
			}
		}
		final PublishedStyle style = of(builder.build());
		assertEquals(2, style.plus().neurons());
		assertTrue(Double.isFinite(style.plus().p()));
		assertEquals(1, style.minus().neurons());
		assertTrue(Double.isFinite(style.minus().mean()) && Double.isNaN(style.minus().p()));
		assertTrue(Double.isNaN(style.pDifference()));
		assertEquals("nothing", style.wouldHaveSaid());
	}
}
