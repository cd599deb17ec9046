package org.apical.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MomentsTest {

	@Test
	void meanAndStandardDeviationOfAnOddCountAreRight() {
		final Moments moments = Moments.of(new float[] {1001, 1002, 1006, 99}, 3);
		assertEquals(1003, moments.mean(), 1e-9);
		assertEquals(Math.sqrt(14 / 3.0), moments.sd(), 1e-9);
		assertFalse(moments.constant());
	}

	@Test
	void equalValuesAreConstant() {
		assertTrue(Moments.of(new float[] {0.1f, 0.1f, 0.1f}, 3).constant());
		assertTrue(Moments.of(new float[5], 5).constant());
	}
}
