package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningExtremeTest {

	@ParameterizedTest
	@CsvSource({"100,0", "100,1", "100,7", "101,7", "100,60", "5,200", "1,3", "0,3"})
	void agreesWithLookingAtEveryWindow(final int frames, final int half) {
		final SplittableRandom random = new SplittableRandom(frames + half);
		final float[] values = new float[frames];
		for (int t = 0; t < frames; t++) {
			values[t] = (float) random.nextGaussian();
		}
		final float[] least = new float[frames];
		final float[] largest = new float[frames];
		for (int t = 0; t < frames; t++) {
			least[t] = values[t];
			largest[t] = values[t];
			for (int u = Math.max(0, t - half); u <= Math.min(frames - 1, t + half); u++) {
				least[t] = Math.min(least[t], values[u]);
				largest[t] = Math.max(largest[t], values[u]);
			}
		}
		assertArrayEquals(least, RunningExtreme.minimum(values, half));
		assertArrayEquals(largest, RunningExtreme.maximum(values, half));
	}
}
