package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MedianTest {

	@Test
	void isWhatSortingGives() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int count = 1; count < 200; count++) {
			final float[] values = new float[count];
			for (int i = 0; i < count; i++) {
				values[i] = random.nextInt(20) + (count % 2 == 0 ? (float) random.nextDouble() : 0);
			}
			final float[] sorted = values.clone();
			Arrays.sort(sorted);
			assertEquals((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, Median.of(values));
		}
	}

	@Test
	void missingValuesAreLeftOut() {
		assertEquals(2, Median.of(new float[] {Float.NaN, 3, 1, Float.NaN}));
		assertTrue(Float.isNaN(Median.of(new float[] {Float.NaN})));
		assertTrue(Float.isNaN(Median.of(new float[0])));
	}
}
