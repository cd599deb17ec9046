package org.apical.trace.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecayEstimateTest {

	private static float[] trace(final double decayS, final double rateHz) {
		final SplittableRandom random = new SplittableRandom(6);
		final float[] trace = new float[30_000];
		double calcium = 0;
		for (int t = 0; t < trace.length; t++) {
			calcium = calcium * Math.exp(-1 / (rateHz * decayS)) + (random.nextDouble() < 0.3 / rateHz ? 1 : 0);
			trace[t] = (float) (calcium + 0.2 * random.nextGaussian());
		}
		return trace;
	}

	@Test
	void goesAQuarterOfTheWayToTheTraces() {
		assertEquals(0.6, DecayEstimate.of(trace(0.6, 15), 15, 0.6), 0.03);
		assertEquals(0.6 * Math.pow(2, 0.25), DecayEstimate.of(trace(1.2, 15), 15, 0.6), 0.03);
		assertEquals(0.6 * Math.pow(0.5, 0.25), DecayEstimate.of(trace(0.3, 15), 15, 0.6), 0.03);
	}

	@Test
	void isWhatWasExpectedWhereThereIsNothingToEstimateFrom() {
		final float[] nothing = new float[100];
		assertEquals(0.6, DecayEstimate.of(nothing, 15, 0.6));
		Arrays.fill(nothing, Float.NaN);
		assertEquals(0.6, DecayEstimate.of(nothing, 15, 0.6));
		assertEquals(0.6, DecayEstimate.of(new float[] {1, 2}, 15, 0.6));
	}
}
