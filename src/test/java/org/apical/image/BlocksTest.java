package org.apical.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BlocksTest {

	@Test
	void deformationIsTheDistanceFromMovingAlike() {
		final Blocks blocks = new Blocks(new float[] {10, 30}, new float[] {20},
			new float[][] {{5, -2, 5, -2}, {5, -2, 11, 6}});
		assertEquals(0, blocks.deformationPx(0), 1e-6);
		assertEquals(5, blocks.deformationPx(1), 1e-6);
	}
}
