package org.apical.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselineTest {

	private static final Baseline BASELINE = new Baseline(Baseline.Parameters.defaults());

	@Test
	void aConstantTraceHasNoDff() {
		final float[] flat = new float[3000];
		Arrays.fill(flat, 7);
		assertArrayEquals(new float[3000], BASELINE.dff(flat, 15), 1e-6f);
	}

	@Test
	void aRecordingShorterThanTheWindowHasOneBaseline() {
		final float[] trace = new float[100];
		for (int t = 0; t < 100; t++) {
			trace[t] = t < 90 ? 2 : 6;
		}
		final float[] dff = BASELINE.dff(trace, 15);
		assertEquals(0, dff[10], 1e-6);
		assertEquals(2, dff[99], 1e-5);
	}

	@Test
	void gainChangesNothing() {
		final float[] trace = new float[2000];
		final float[] brighter = new float[2000];
		for (int t = 0; t < trace.length; t++) {
			trace[t] = (float) (3 + Math.sin(t * 0.3) + (t % 97 == 0 ? 4 : 0));
			brighter[t] = 8 * trace[t];
		}
		assertArrayEquals(BASELINE.dff(trace, 15), BASELINE.dff(brighter, 15), 1e-5f);
	}

	@Test
	void missingFramesStayMissingAndChangeNothingElse() {
		final float[] trace = new float[4000];
		Arrays.fill(trace, 5);
		Arrays.fill(trace, 500, 2500, Float.NaN);
		trace[100] = 10;
		final float[] dff = BASELINE.dff(trace, 15);
		assertTrue(Float.isNaN(dff[500]) && Float.isNaN(dff[1500]) && Float.isNaN(dff[2499]));
		assertEquals(1, dff[100], 1e-6);
		assertEquals(0, dff[2500], 1e-6);
	}

	@Test
	void aNegativeBaselineIsHeldAtTheFloorAndCounted() {
		final float[] fluorescence = new float[1000];
		final float[] corrected = new float[1000];
		Arrays.fill(fluorescence, 10);
		Arrays.fill(corrected, -2);
		final Baseline.F0 f0 = BASELINE.f0(corrected, fluorescence, 15);
		assertEquals(1000, f0.flooredFrames());
		assertEquals(1, f0.f0()[5], 1e-6);
		assertEquals(-3, f0.dff(corrected, 1)[5], 1e-6);
	}

	@Test
	void ofABlackRoiIsMissing() {
		assertTrue(Float.isNaN(BASELINE.dff(new float[100], 15)[50]));
		assertFalse(Float.isInfinite(BASELINE.dff(new float[100], 15)[0]));
	}

	@Test
	void boundsAreChecked() {
		assertThrows(IllegalArgumentException.class, () -> new Baseline.Parameters(60, 60, 0.3, 0.1));
		assertThrows(IllegalArgumentException.class, () -> new Baseline.Parameters(8, Double.NaN, 0.3, 0.1));
	}
}
