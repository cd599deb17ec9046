package org.apical.signal.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.apical.signal.roles.Oracle;
import org.junit.jupiter.api.Test;

class RidgeRegressionTest {

	private static final JsonNode EXPECTED = Oracle.of("ridge");
	private static final double[][] X = Oracle.matrix(EXPECTED.get("x"));
	private static final int[] BLOCK =
		Arrays.stream(Oracle.array(EXPECTED.get("block"))).mapToInt(b -> (int) b).toArray();

	@Test
	void nestedCrossValidationFindsTheSameAsScikitLearn() {
		final RidgeRegression ridge = new RidgeRegression(X, BLOCK);
		for (final JsonNode response : EXPECTED.get("responses")) {
			assertEquals(response.get("r2").asDouble(), ridge.r2(Oracle.array(response.get("y"))), 1e-9);
		}
	}

	@Test
	void aPredictorThatNeverVariesChangesNothing() {
		final double[][] x = Arrays.stream(X).map(row -> Arrays.copyOf(row, row.length + 1)).toArray(double[][]::new);
		final double[] y = Oracle.array(EXPECTED.get("responses").get(2).get("y"));
		assertEquals(new RidgeRegression(X, BLOCK).r2(y), new RidgeRegression(x, BLOCK).r2(y), 0.01);
	}

	@Test
	void aDesignOfNothingPredictsNothing() {
		final double[] y = Oracle.array(EXPECTED.get("responses").get(2).get("y"));
		assertEquals(0, new RidgeRegression(new double[X.length][3], BLOCK).r2(y), 1e-12);
		assertTrue(Double.isNaN(new RidgeRegression(X, BLOCK).r2(new double[X.length])));
	}
}
