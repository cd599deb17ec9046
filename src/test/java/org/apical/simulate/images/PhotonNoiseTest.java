package org.apical.simulate.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apical.simulate.task.Streams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotonNoiseTest {

	private static final int PIXELS = 1 << 20;

	private final PhotonNoise noise = new PhotonNoise();

	@ParameterizedTest
	@ValueSource(doubles = {0.1, 0.53, 1, 3.03, 10, 30.98, 31.5, 62.02, 100, 200})
	void countsHaveTheMeanAndVarianceOfPoissonPlusReadNoise(final double photons) {
		final float[] means = new float[PIXELS];
		Arrays.fill(means, (float) photons);
		final short[] counts = new short[PIXELS];
		noise.sample(means, PIXELS, Streams.of(5, Streams.Use.PHOTONS, (int) (100 * photons)), counts);
		double sum = 0;
		double squares = 0;
		for (final short count : counts) {
			final double value = (count & 0xFFFF) - PhotonNoise.OFFSET;
			sum += value;
			squares += value * value;
		}
		final double mean = sum / PIXELS;
		final double variance = squares / PIXELS - mean * mean;
		final double gain = PhotonNoise.GAIN;
		final double expected = gain * gain * photons + PhotonNoise.READ_SD * PhotonNoise.READ_SD;
		assertEquals(gain * photons, mean, 4 * Math.sqrt(expected / PIXELS));
		// the kurtosis of a Poisson number is 3 + 1/λ; rounding the mean adds at most 1/1024 photons²
		final double se = expected * Math.sqrt((2 + 1 / photons) / PIXELS);
		assertEquals(expected, variance, 4 * se + gain * gain / 1024);
	}

	@Test
	void photonsFollowThePoissonDistribution() {
		final float[] means = new float[PIXELS];
		Arrays.fill(means, 2);
		final short[] counts = new short[PIXELS];
		noise.sample(means, PIXELS, Streams.of(6, Streams.Use.PHOTONS), counts);
		final int[] seen = new int[20];
		for (final short count : counts) {
			seen[Math.max(0, (int) Math.round((count - PhotonNoise.OFFSET) / (double) PhotonNoise.GAIN))]++;
		}
		double p = Math.exp(-2);
		for (int k = 0; k < 8; k++) {
			// a read noise of a fifth of a photon moves about 1 % of the counts by one
			assertEquals(p, seen[k] / (double) PIXELS, 0.01 * p + 0.004, "photons " + k);
			p *= 2.0 / (k + 1);
		}
	}

	@Test
	void countsNeverLeaveSixteenBits() {
		final short[] counts = new short[2];
		noise.sample(new float[] {0.01f, 3000}, 2, Streams.of(7, Streams.Use.PHOTONS), counts);
		assertTrue((counts[0] & 0xFFFF) < 200);
		assertEquals(0xFFFF, counts[1] & 0xFFFF);
	}
}
