package org.apical.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnFftTest {

	private static float[][] random(final int rows, final int width, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[][] values = new float[rows][width];
		for (final float[] row : values) {
			for (int x = 0; x < width; x++) {
				row[x] = (float) random.nextDouble(-1, 1);
			}
		}
		return values;
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 4, 8, 64})
	void everyColumnIsTransformedAsTheDefinitionSays(final int n) {
		final int width = 3;
		final float[][] re = random(n, width, 1);
		final float[][] im = random(n, width, 2);
		final double[][] expectedRe = new double[n][width];
		final double[][] expectedIm = new double[n][width];
		for (int k = 0; k < n; k++) {
			for (int j = 0; j < n; j++) {
				final double c = Math.cos(2 * Math.PI * j * k / n);
				final double s = -Math.sin(2 * Math.PI * j * k / n);
				for (int x = 0; x < width; x++) {
					expectedRe[k][x] += c * re[j][x] - s * im[j][x];
					expectedIm[k][x] += s * re[j][x] + c * im[j][x];
				}
			}
		}
		new ColumnFft(n).transform(re, im, width);
		for (int k = 0; k < n; k++) {
			for (int x = 0; x < width; x++) {
				assertEquals(expectedRe[k][x], re[k][x], 1e-5 * n);
				assertEquals(expectedIm[k][x], im[k][x], 1e-5 * n);
			}
		}
	}

	@Test
	void withPartsExchangedItIsTheInverseTimesN() {
		final float[][] re = random(32, 5, 3);
		final float[][] im = random(32, 5, 4);
		final ColumnFft fft = new ColumnFft(32);
		fft.transform(re, im, 5);
		fft.transform(im, re, 5);
		final float[][] expected = random(32, 5, 3);
		for (int y = 0; y < 32; y++) {
			for (int x = 0; x < 5; x++) {
				expected[y][x] *= 32;
			}
			assertArrayEquals(expected[y], re[y], 1e-4f);
		}
	}

	@Test
	void lengthsArePaddedToTheNextPowerOfTwo() {
		assertEquals(1, ColumnFft.paddedLength(1));
		assertEquals(256, ColumnFft.paddedLength(256));
		assertEquals(512, ColumnFft.paddedLength(257));
		assertThrows(IllegalArgumentException.class, () -> new ColumnFft(12));
	}
}
