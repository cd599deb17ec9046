package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingPercentileTest {

	@ParameterizedTest
	@CsvSource({"0.08,7,300", "0.5,0,50", "0,20,130", "0.5,40,30", "0.08,450,1000", "0.3,3,1"})
	void isWhatSortingEveryWindowGives(final double fraction, final int half, final int frames) {
		final SplittableRandom random = new SplittableRandom(7);
		final float[] values = new float[frames];
		for (int t = 0; t < frames; t++) {
			final float part = t % 3 == 0 ? (float) random.nextDouble() : 0;
			values[t] = random.nextInt(9) == 0 ? Float.NaN : random.nextInt(40) - 20 + part;
		}
		for (int t = frames / 4; t < frames / 4 + frames / 8; t++) {
			values[t] = Float.NaN;
		}
		final float[] rolling = new RollingPercentile(fraction, half).of(values);
		for (int t = 0; t < frames; t++) {
			assertEquals(sorted(values, t, half, fraction), rolling[t], 1e-5f, "frame " + t);
		}
	}

	private static float sorted(final float[] values, final int t, final int half, final double fraction) {
		final float[] window = Arrays.copyOfRange(values, Math.max(0, t - half), Math.min(values.length, t + half + 1));
		Arrays.sort(window);
		int count = window.length;
		while (count > 0 && Float.isNaN(window[count - 1])) {
			count--;
		}
		if (count == 0) {
			return Float.NaN;
		}
		final double position = fraction * (count - 1);
		final int low = (int) position;
		final float next = window[Math.min(count - 1, low + 1)];
		return (float) (window[low] + (position - low) * (next - window[low]));
	}
}
