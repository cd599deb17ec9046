package org.apical.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ScannedBothWaysTest {

	/** A movie whose values are the squares of the columns, in every row. */
	private static final Movie SQUARES = new FormulaMovie(5, 3, 1, (t, x, y) -> x * x);

	private static float[] read(final double oddRowsPx) {
		final float[] frame = new float[15];
		ScannedBothWays.corrected(SQUARES, oddRowsPx).read(0, frame);
		return frame;
	}

	@Test
	void oddRowsAreMovedBackAndEvenOnesStay() {
		assertArrayEquals(new float[] {0, 1, 4, 9, 16, 0.75f, 3.25f, 7.75f, 14.25f, 16, 0, 1, 4, 9, 16}, read(0.75), 1e-5f);
		assertArrayEquals(new float[] {0, 1, 4, 9, 16, 0, 0, 0.5f, 2.5f, 6.5f, 0, 1, 4, 9, 16}, read(-1.5), 1e-5f);
	}

	@Test
	void rowsThatMatchAreReadAsTheyAre() {
		assertSame(SQUARES, ScannedBothWays.corrected(SQUARES, 0));
	}
}
