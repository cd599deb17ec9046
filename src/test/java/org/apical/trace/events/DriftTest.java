package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftTest {

	private static final double RATE_HZ = 10;

	@Test
	void transientsStandOnZeroWhateverTheSlowCourse() {
		final float[] trace = new float[6000];
		for (int t = 0; t < trace.length; t++) {
			trace[t] = (float) (3 + 0.5 * Math.sin(t / 1500.0) + (t % 100 < 30 ? 2 : 0));
		}
		final float[] removed = Drift.removed(trace, RATE_HZ, 0);
		for (int t = 600; t < 5400; t++) {
			assertEquals(t % 100 < 30 ? 2 : 0, removed[t], 0.25, "frame " + t);
		}
	}

	@Test
	void noiseAloneIsLeftWithMeanZero() {
		final SplittableRandom random = new SplittableRandom(3);
		final float[] trace = new float[20_000];
		for (int t = 0; t < trace.length; t++) {
			trace[t] = (float) (1 + 0.2 * random.nextGaussian());
		}
		assertEquals(0, Statistics.mean(Drift.removed(trace, RATE_HZ, 0.2)), 0.2 * 0.2);
	}

	@Test
	void missingFramesStayMissingAndChangeNothingElse() {
		final float[] trace = new float[4000];
		Arrays.fill(trace, 5);
		trace[100] = 7;
		Arrays.fill(trace, 500, 2500, Float.NaN);
		final float[] removed = Drift.removed(trace, RATE_HZ, 0);
		assertEquals(2, removed[100], 1e-6);
		assertTrue(Float.isNaN(removed[500]) && Float.isNaN(removed[1500]) && Float.isNaN(removed[2499]));
		assertEquals(0, removed[2500], 1e-6);
	}

	@Test
	void aTraceShorterThanTheWindowHasOneLevel() {
		assertArrayEquals(new float[] {0, 0, 0}, Drift.removed(new float[] {4, 4, 4}, RATE_HZ, 0), 1e-6f);
		assertArrayEquals(new float[0], Drift.removed(new float[0], RATE_HZ, 0));
	}
}
