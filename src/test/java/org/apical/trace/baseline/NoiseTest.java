package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoiseTest {

	private static float[] white(final int frames, final double sd) {
		final SplittableRandom random = new SplittableRandom(4);
		final float[] trace = new float[frames];
		for (int t = 0; t < frames; t++) {
			trace[t] = (float) (3 + sd * random.nextGaussian());
		}
		return trace;
	}

	@ParameterizedTest
	@ValueSource(ints = {20_000, 3000, 200})
	void ofWhiteNoiseIsItsStandardDeviation(final int frames) {
		final double tolerance = 3 / Math.sqrt(frames);
		assertEquals(1, Noise.spectral(white(frames, 0.2)) / 0.2, tolerance);
		assertEquals(1, Noise.differences(white(frames, 0.2)) / 0.2, tolerance);
	}

	@Test
	void slowCalciumRaisesItLittle() {
		final float[] trace = white(9000, 0.2);
		double rising = 0;
		double calcium = 0;
		final SplittableRandom random = new SplittableRandom(5);
		for (int t = 0; t < trace.length; t++) {
			rising = 0.26 * rising + (random.nextDouble() < 0.4 / 15 ? Math.exp(0.6 * random.nextGaussian()) * 0.74 : 0);
			calcium = 0.846 * calcium + rising;
			trace[t] += (float) calcium;
		}
		final double spectral = Noise.spectral(trace) / 0.2;
		final double differences = Noise.differences(trace) / 0.2;
		assertTrue(spectral > 0.97 && spectral < 1.15, "ratio " + spectral);
		assertTrue(differences > 0.97 && differences < 1.15, "ratio " + differences);
	}

	@Test
	void missingFramesAreStepped() {
		final float[] trace = white(3000, 0.2);
		for (int t = 0; t < trace.length; t += 100) {
			trace[t] = Float.NaN;
		}
		assertEquals(1, Noise.spectral(trace) / 0.2, 0.06);
		assertEquals(1, Noise.differences(trace) / 0.2, 0.06);
		Arrays.fill(trace, Float.NaN);
		assertTrue(Double.isNaN(Noise.spectral(trace)));
		assertTrue(Double.isNaN(Noise.differences(trace)));
	}

	@Test
	void aConstantTraceHasNone() {
		final float[] flat = new float[500];
		Arrays.fill(flat, 2);
		assertEquals(0, Noise.spectral(flat), 1e-6);
		assertEquals(0, Noise.differences(flat));
	}

	@Test
	void partsGiveTheNoiseOfTheirMeanWhateverTheSignal() {
		final SplittableRandom random = new SplittableRandom(6);
		final float[][] parts = new float[5][4000];
		for (int t = 0; t < 4000; t++) {
			final double signal = 2 * random.nextGaussian();
			for (final float[] part : parts) {
				part[t] = (float) (signal + 0.2 * Math.sqrt(5) * random.nextGaussian());
			}
		}
		parts[2][17] = Float.NaN;
		assertEquals(0.2, Noise.split(parts), 0.01);
		assertTrue(Double.isNaN(Noise.split(new float[][] {parts[0]})));
		assertTrue(Double.isNaN(Noise.split(new float[0][])));
	}
}
