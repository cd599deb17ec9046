package org.apical.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WarpTest {

	private static final int WIDTH = 37;
	private static final int HEIGHT = 29;

	private static float[] noise() {
		final SplittableRandom random = new SplittableRandom(1);
		final float[] image = new float[WIDTH * HEIGHT];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) random.nextDouble();
		}
		return image;
	}

	/** I(x, y) by the formula of bilinear interpolation; NaN if one of the pixels that it needs is missing. */
	private static double interpolated(final float[] image, final double x, final double y, final BlankRows blank) {
		final int left = (int) Math.floor(x);
		final int top = (int) Math.floor(y);
		final int right = x == left ? left : left + 1;
		final int bottom = y == top ? top : top + 1;
		if (left < 0 || top < 0 || right >= WIDTH || bottom >= HEIGHT || bottom >= blank.first() && top < blank.end()) {
			return Double.NaN;
		}
		final double upper = image[top * WIDTH + left] * (left + 1 - x) + image[top * WIDTH + right] * (x - left);
		final double lower = image[bottom * WIDTH + left] * (left + 1 - x) + image[bottom * WIDTH + right] * (x - left);
		return upper * (top + 1 - y) + lower * (y - top);
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4, 5})
	void framesAreReadAtTheDisplacementOfEveryPixel(final int seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] xPx = {7.5f, 15, 22.25f, 31};
		final float[] yPx = {6, 20.5f};
		final float[] blocks = new float[16];
		for (int i = 0; i < blocks.length; i++) {
			blocks[i] = seed == 5 ? i % 2 * 2 : (float) random.nextDouble(-4, 4);
		}
		final Displacement displacement = Displacement.ofBlocks(xPx, yPx, blocks);
		final BlankRows blank = seed == 2 ? new BlankRows(9, 11) : BlankRows.NONE;
		final float[] out = new float[WIDTH * HEIGHT];
		new Warp(WIDTH, HEIGHT, blank).resample(noise(), displacement, out);
		int seen = 0;
		int could = 0;
		for (int i = 0; i < out.length; i++) {
			final int x = i % WIDTH;
			final int y = i / WIDTH;
			final double expected =
				interpolated(noise(), x + displacement.dxPx(x, y), y + displacement.dyPx(x, y), blank);
			could += Double.isNaN(expected) ? 0 : 1;
			seen += Float.isNaN(out[i]) ? 0 : 1;
			if (!Float.isNaN(out[i])) {
				assertEquals(expected, out[i], 1e-4, "x " + x + ", y " + y);
			}
		}
		assertTrue(seen > 0.6 * could, seen + " of " + could);
		assertTrue(seed != 5 || seen > 0.9 * could, seen + " of " + could);
	}

	@Test
	void displacementIsThatOfTheBlocksAtTheirCentresAndInTheMiddleBetweenThem() {
		final Displacement displacement =
			Displacement.ofBlocks(new float[] {10, 20}, new float[] {5, 9}, new float[] {1, 0, 3, 0, 1, 4, 3, 8});
		assertEquals(3, displacement.dxPx(20, 5));
		assertEquals(2, displacement.dxPx(15, 7));
		assertEquals(3, displacement.dyPx(15, 7), 1e-6);
		assertEquals(8, displacement.dyPx(100, 100));
		assertEquals(0, displacement.dyPx(-3, -3));
	}
}
