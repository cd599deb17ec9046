package org.apical.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WeightedMedianTest {

	@Test
	void halfOfTheWeightLiesBelow() {
		assertEquals(2, WeightedMedian.of(new double[] {3, 1, 2}, new double[] {1, 1, 1}));
		assertEquals(3, WeightedMedian.of(new double[] {3, 1, 2}, new double[] {5, 1, 1}));
		assertEquals(1, WeightedMedian.of(new double[] {3, 1, 2}, new double[] {1, 2, 1}));
	}

	@Test
	void whatIsNotKnownOrHasNoWeightIsLeftOut() {
		assertEquals(4, WeightedMedian.of(new double[] {Double.NaN, 4, 9}, new double[] {9, 1, 0}));
		assertEquals(Double.NaN, WeightedMedian.of(new double[] {Double.NaN, 4}, new double[] {9, 0}));
		assertEquals(Double.NaN, WeightedMedian.of(new double[0], new double[0]));
	}
}
