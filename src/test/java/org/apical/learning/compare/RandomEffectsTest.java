package org.apical.learning.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RandomEffectsTest {

	@Test
	void every_probability_is_that_of_direct_integration() {
		for (final JsonNode expected : LearningOracle.expected().get("random_effects")) {
			final RandomEffects selection = new RandomEffects(evidence(expected));
			assertNear(expected.get("frequency"), selection.frequencies());
			assertNear(expected.get("exceedance"), selection.exceedance());
			assertEquals(expected.get("omnibus_risk").asDouble(), selection.omnibusRisk(), 1e-8);
			assertNear(expected.get("protected_exceedance"), selection.protectedExceedance());
		}
	}

	@Test
	void families_of_the_same_evidence_are_equally_probable() {
		final RandomEffects selection = new RandomEffects(new double[][] {{-3, -3}, {-5, -5}, {-1, -1}});
		assertArrayEquals(new double[] {0.5, 0.5}, selection.protectedExceedance(), 1e-12);
	}

	private static double[][] evidence(final JsonNode expected) {
		final List<double[]> rows = new ArrayList<>();
		expected.get("log_evidence").forEach(row -> rows.add(LearningOracle.numbers(row)));
		return rows.toArray(double[][]::new);
	}

	private static void assertNear(final JsonNode expected, final double[] actual) {
		assertArrayEquals(LearningOracle.numbers(expected), actual, 1e-8);
	}
}
