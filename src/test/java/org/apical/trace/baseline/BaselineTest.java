package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apical.trace.traces.TraceAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaselineTest {

	private static final Baseline BASELINE = new Baseline(Baseline.Parameters.defaults());

	/** ΔF/F of a trace that is its own uncorrected fluorescence. */
	private static float[] dff(final Baseline baseline, final float[] trace, final double rateHz) {
		return baseline.f0(trace, trace, rateHz).dff(trace, 1);
	}

	@Test
	void aConstantTraceHasNoDff() {
		final float[] flat = new float[3000];
		Arrays.fill(flat, 7);
		assertArrayEquals(new float[3000], dff(BASELINE, flat, 15), 1e-6f);
	}

	@Test
	void aRecordingShorterThanTheWindowHasOneBaseline() {
		final float[] trace = new float[100];
		for (int t = 0; t < 100; t++) {
			trace[t] = t < 90 ? 2 : 6;
		}
		final float[] dff = dff(BASELINE, trace, 15);
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
		assertArrayEquals(dff(BASELINE, trace, 15), dff(BASELINE, brighter, 15), 1e-5f);
	}

	@Test
	void missingFramesStayMissingAndChangeNothingElse() {
		final float[] trace = new float[4000];
		Arrays.fill(trace, 5);
		Arrays.fill(trace, 500, 2500, Float.NaN);
		trace[100] = 10;
		final float[] dff = dff(BASELINE, trace, 15);
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
		assertTrue(Float.isNaN(dff(BASELINE, new float[100], 15)[50]));
		assertFalse(Float.isInfinite(dff(BASELINE, new float[100], 15)[0]));
	}

	@Test
	void boundsAreChecked() {
		assertThrows(IllegalArgumentException.class, () -> new Baseline.Parameters("percentile", 60, 60, 0.3, 0.1));
		assertThrows(IllegalArgumentException.class, () -> new Baseline.Parameters("percentile", 8, Double.NaN, 0.3, 0.1));
	}

	private static Baseline by(final String method) {
		return new Baseline(new Baseline.Parameters(method, 8, 60, 0.3, 0.1));
	}

	/** Calcium events on a baseline of 100, with noise of a tenth of the baseline. */
	private static float[] bursting(final double eventsPerS, final int frames) {
		final SplittableRandom random = new SplittableRandom(3);
		final float[] trace = new float[frames];
		double calcium = 0;
		for (int t = 0; t < frames; t++) {
			calcium = calcium * Math.exp(-1 / (15 * 0.4)) + (random.nextDouble() < eventsPerS / 15 ? 100 : 0);
			trace[t] = (float) (100 + calcium + 10 * random.nextGaussian());
		}
		return trace;
	}

	@ParameterizedTest
	@ValueSource(strings = {"percentile", "maximin", "quiet"})
	void everyMethodFindsTheGroundUnderRareEventsAndKeepsMissingFramesMissing(final String method) {
		final float[] trace = bursting(0.4, 6000);
		Arrays.fill(trace, 2000, 4500, Float.NaN);
		final float[] f0 = by(method).f0(trace, trace, 15).f0();
		assertEquals(100, Median.of(f0), method.equals("maximin") ? 4 : 2);
		final float[] dff = dff(by(method), trace, 15);
		assertTrue(
			Float.isNaN(dff[2000]) && Float.isNaN(dff[4499]) && Float.isFinite(dff[1999]) && Float.isFinite(dff[4500]));
	}

	@ParameterizedTest
	@ValueSource(strings = {"percentile", "maximin", "quiet"})
	void everyMethodTakesAConstantTraceAMissingOneAndOneShorterThanTheWindow(final String method) {
		final float[] flat = new float[100];
		Arrays.fill(flat, 7);
		assertArrayEquals(new float[100], dff(by(method), flat, 15), 1e-6f);
		final float[] missing = new float[50];
		Arrays.fill(missing, Float.NaN);
		assertArrayEquals(missing, dff(by(method), missing, 15));
		assertArrayEquals(new float[1], dff(by(method), new float[] {3}, 15));
	}

	@Test
	void quietEpochsStayNearerToTheGroundWhereEventsAreTooManyForAPercentile() {
		final float[] trace = bursting(3, 9000);
		final double quiet = Median.of(by("quiet").course("quiet", trace, 15));
		final double percentile = Median.of(by("percentile").course("percentile", trace, 15));
		assertTrue(percentile > 120 && quiet < 115, quiet + " and " + percentile);
		assertTrue(TraceAudit.percentileFails(8, by("percentile").quiet(trace, 15).fraction(trace)));
		final float[] sparse = bursting(0.4, 9000);
		assertFalse(TraceAudit.percentileFails(8, by("percentile").quiet(sparse, 15).fraction(sparse)));
	}

	@Test
	void anUnknownMethodIsRefusedByName() {
		final String message = assertThrows(IllegalArgumentException.class, () -> by("mode")).getMessage();
		assertTrue(message.contains("mode") && message.contains("maximin"), message);
	}
}
