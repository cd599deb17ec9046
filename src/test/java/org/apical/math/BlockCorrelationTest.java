package org.apical.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

class BlockCorrelationTest {

	private final float[] a = random(1);
	private final float[] b = random(2);

	private static float[] random(final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[21 * 18];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextDouble();
		}
		return values;
	}

	@Test
	void theWholeIsPearsonsCorrelationOfAllPixels() {
		final double[] x = new double[a.length];
		final double[] y = new double[a.length];
		for (int i = 0; i < x.length; i++) {
			b[i] += a[i];
			x[i] = a[i];
			y[i] = b[i];
		}
		assertEquals(new PearsonsCorrelation().correlation(x, y), BlockCorrelation.of(a, b, 21, 18).whole(), 1e-6);
	}

	@Test
	void oneBrightPixelRulesTheWholeButNotTheParts() {
		final float[] same = a.clone();
		same[40] = 1000;
		final BlockCorrelation likeness = BlockCorrelation.of(a, same, 21, 18);
		assertTrue(likeness.whole() < 0.2, likeness.toString());
		assertTrue(likeness.local() > 0.9, likeness.toString());
	}

	@Test
	void missingPixelsAreLeftOutAndConstantImagesAreUnlike() {
		final float[] holes = a.clone();
		java.util.Arrays.fill(holes, 0, 50, Float.NaN);
		assertEquals(1, BlockCorrelation.of(holes, a, 21, 18).whole(), 1e-9);
		assertEquals(0, BlockCorrelation.of(a, new float[a.length], 21, 18).whole());
		assertEquals(0, BlockCorrelation.of(a, new float[a.length], 21, 18).local());
	}
}
