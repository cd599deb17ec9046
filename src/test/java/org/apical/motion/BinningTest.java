package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BinningTest {

	@Test
	void squaresAreAveragedAndTheRestIsLeftOut() {
		final float[] frame = {1, 2, 3, 4, 99, 5, 6, 7, 8, 99, 99, 99, 99, 99, 99};
		final float[] binned = new float[2];
		new Binning(2, 2, 1).bin(frame, 5, binned);
		assertArrayEquals(new float[] {3.5f, 5.5f}, binned);
	}

	@Test
	void pairsOfPixelsAreAveragedLikeOthers() {
		final int[] pairs = new int[8 * 19 / 2];
		final float[] frame = new float[2 * pairs.length];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = i * i * 0x10307FF;
			frame[2 * i] = (pairs[i] & 0xFFFF) - 100;
			frame[2 * i + 1] = (pairs[i] >>> 16) - 100;
		}
		for (final int factor : new int[] {1, 2, 4, 8}) {
			final Binning binning = new Binning(factor, 8 / factor, 19 / factor);
			final float[] expected = new float[binning.pixels()];
			final float[] actual = new float[binning.pixels()];
			binning.bin(frame, 8, expected);
			binning.binPairs(pairs, 4, -100, actual);
			assertArrayEquals(expected, actual, "by " + factor);
		}
	}

	@Test
	void largeFramesAreBinnedSmallOnesAreNot() {
		assertEquals(1, Binning.of(128, 128).factor());
		assertEquals(new Binning(2, 398, 256), Binning.of(796, 512));
		assertEquals(4, Binning.of(1024, 1024).factor());
		assertEquals(4, Binning.of(2048, 2048).factor());
	}
}
