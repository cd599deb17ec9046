package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class NearestFramesTest {

	private static final float[] TRACE = {10, 11, 12, 13};

	@Test
	void everyTimeGetsTheFrameNearestToItAndTheLaterOfTwo() {
		assertArrayEquals(new float[] {10, 10, 11, 11, 13, 13},
			NearestFrames.of(TRACE, new double[] {0, 1, 2, 3}, new double[] {-5, 0.4, 0.5, 1.4, 2.5, 9}));
	}

	@Test
	void framesThatWereDroppedDoNotShiftThoseAfterThem() {
		final double[] timesS = {0, 1, 8, 9};
		assertArrayEquals(new float[] {10, 11, 11, 12, 13},
			NearestFrames.of(TRACE, timesS, new double[] {0, 1, 4, 7.6, 9}));
	}

	@Test
	void aSingleFrameStandsForAllTimes() {
		assertArrayEquals(new float[] {7, 7}, NearestFrames.of(new float[] {7}, new double[] {3}, new double[] {0, 9}));
	}
}
