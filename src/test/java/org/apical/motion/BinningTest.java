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
	void largeFramesAreBinnedSmallOnesAreNot() {
		assertEquals(1, Binning.of(128, 128).factor());
		assertEquals(new Binning(2, 398, 256), Binning.of(796, 512));
		assertEquals(4, Binning.of(1024, 1024).factor());
	}
}
