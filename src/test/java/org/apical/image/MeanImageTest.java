package org.apical.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeanImageTest {

	private static final int WIDTH = 9;
	private static final int HEIGHT = 7;

	private static float[] ramp() {
		final float[] image = new float[WIDTH * HEIGHT];
		for (int i = 0; i < image.length; i++) {
			image[i] = i * i % 41;
		}
		return image;
	}

	@ParameterizedTest
	@CsvSource({"0, 0", "2, -1", "0.25, 0", "0, -0.5", "-1.75, 2.5", "3.5, 0.125"})
	void aFrameIsResampledAsWhenItIsRead(final double dx, final double dy) {
		final MeanImage mean = new MeanImage(WIDTH, HEIGHT, BlankRows.NONE);
		mean.add(ramp(), Displacement.rigid(dx, dy));
		final float[] expected = new float[WIDTH * HEIGHT];
		new Warp(WIDTH, HEIGHT, BlankRows.NONE).resample(ramp(), Displacement.rigid(dx, dy), expected);
		final float[] values = mean.values();
		final int[] counts = mean.counts();
		for (int i = 0; i < expected.length; i++) {
			assertEquals(Float.isNaN(expected[i]) ? 0 : 1, counts[i], "pixel " + i);
			if (counts[i] > 0) {
				assertEquals(expected[i], values[i], 1e-5);
			}
		}
	}

	@Test
	void everyPixelIsDividedByTheFramesThatShowIt() {
		final float[] ones = new float[WIDTH * HEIGHT];
		java.util.Arrays.fill(ones, 1);
		final float[] threes = new float[WIDTH * HEIGHT];
		java.util.Arrays.fill(threes, 3);
		final MeanImage mean = new MeanImage(WIDTH, HEIGHT, BlankRows.NONE);
		mean.add(ones, Displacement.rigid(0, 0));
		final MeanImage other = new MeanImage(WIDTH, HEIGHT, BlankRows.NONE);
		other.add(threes, Displacement.rigid(1, 0));
		mean.add(other);
		assertEquals(2, mean.values()[0]);
		assertEquals(1, mean.values()[WIDTH - 1]);
		assertEquals(2, mean.frames());
	}

	@Test
	void withoutFramesItIsZero() {
		assertArrayEquals(new float[WIDTH * HEIGHT], new MeanImage(WIDTH, HEIGHT, BlankRows.NONE).filled());
	}
}
