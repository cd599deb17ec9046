package org.apical.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSumTest {

	private static final int WIDTH = 38;
	private static final int HEIGHT = 29;
	private static final int OFFSET = -32768;

	private final int[] pairs = new int[WIDTH * HEIGHT / 2];
	private final float[] floats = new float[WIDTH * HEIGHT];

	FrameSumTest() {
		final SplittableRandom random = new SplittableRandom(1);
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = random.nextInt();
			floats[2 * i] = (pairs[i] & 0xFFFF) + OFFSET;
			floats[2 * i + 1] = (pairs[i] >>> 16) + OFFSET;
		}
	}

	private static Displacement blocks(final int seed, final double most) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] nodes = new float[16];
		for (int i = 0; i < nodes.length; i++) {
			nodes[i] = seed == 5 ? i % 2 * 2 : (float) random.nextDouble(-most, most);
		}
		return Displacement.ofBlocks(new float[] {7.5f, 15, 22.25f, 31}, new float[] {6, 20.5f}, nodes);
	}

	private static MeanImage mean(final FrameSum sum) {
		final MeanImage mean = new MeanImage(WIDTH, HEIGHT, BlankRows.NONE);
		mean.add(sum);
		return mean;
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 4, 5})
	void everyPixelComesFromOneOfThoseItLiesBetween(final int seed) {
		final Displacement displacement = blocks(seed, 4);
		final BlankRows blank = seed == 2 ? new BlankRows(9, 11) : BlankRows.NONE;
		final FrameSum sum = FrameSum.ofFloats(floats, WIDTH, HEIGHT, blank);
		sum.add(seed, displacement);
		final float[] shown = mean(sum).values();
		int seen = 0;
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				final double dx = displacement.dxPx(x, y);
				final double dy = displacement.dyPx(x, y);
				final double gap = Math.min(gap(dx, seed * 0.7548776662466927), gap(dy, seed * 0.5698402909980532));
				final int fromX = x + (int) Math.floor(dx + seed * 0.7548776662466927 % 1);
				final int fromY = y + (int) Math.floor(dy + seed * 0.5698402909980532 % 1);
				final boolean inside = fromX >= 0 && fromY >= 0 && fromX < WIDTH && fromY < HEIGHT
					&& (fromY < blank.first() || fromY >= blank.end());
				if (gap > 1e-4) {
					assertEquals(inside ? floats[fromY * WIDTH + fromX] : Float.NaN, shown[y * WIDTH + x], x + ", " + y);
					seen += inside ? 1 : 0;
				}
			}
		}
		assertTrue(seen > WIDTH * HEIGHT / 2);
	}

	/** Distance of the sum of both from a whole number; if it is tiny, rounding decides. */
	private static double gap(final double displacement, final double offset) {
		return Math.abs(displacement + offset - Math.rint(displacement + offset));
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3})
	void theMeanOfManyFramesIsThatOfBilinearInterpolation(final int seed) {
		final Displacement displacement = seed == 3 ? Displacement.rigid(1.3, -0.8) : blocks(seed, 2);
		final FrameSum sum = FrameSum.ofFloats(floats, WIDTH, HEIGHT, BlankRows.NONE);
		for (int t = 0; t < 1000; t++) {
			sum.add(t, displacement);
		}
		final float[] expected = new float[WIDTH * HEIGHT];
		new Warp(WIDTH, HEIGHT, BlankRows.NONE).resample(floats, displacement, expected);
		final float[] values = mean(sum).values();
		for (int i = 0; i < expected.length; i++) {
			assertTrue(Float.isNaN(expected[i]) || Math.abs(values[i] - expected[i]) < 0.01 * 65536, "pixel " + i);
		}
	}

	@Test
	void aSumThatIsClearedStartsAnew() {
		for (final FrameSum sum : new FrameSum[] {FrameSum.ofFloats(floats, WIDTH, HEIGHT, BlankRows.NONE),
			FrameSum.ofPairs(pairs, OFFSET, WIDTH, HEIGHT, BlankRows.NONE)})
		{
			sum.add(0, Displacement.rigid(1, 2));
			final float[] once = mean(sum).values();
			sum.add(1, Displacement.rigid(-3, 0));
			sum.clear();
			sum.add(0, Displacement.rigid(1, 2));
			assertArrayEquals(once, mean(sum).values());
		}
	}

	@Test
	void pairsOfPixelsGiveTheSameSums() {
		final FrameSum ofFloats = FrameSum.ofFloats(floats, WIDTH, HEIGHT, new BlankRows(3, 4));
		final FrameSum ofPairs = FrameSum.ofPairs(pairs, OFFSET, WIDTH, HEIGHT, new BlankRows(3, 4));
		for (int t = 0; t < 60; t++) {
			final Displacement displacement = t % 2 == 0 ? blocks(t, 5) : Displacement.rigid(t / 4.0 - 8, 7 - t / 3.0);
			ofFloats.add(t, displacement);
			ofPairs.add(t, displacement);
		}
		assertArrayEquals(mean(ofFloats).values(), mean(ofPairs).values());
	}

	@Test
	void framesShowOnlyWhatAllOfThemHold() {
		final FrameSum sum = FrameSum.ofPairs(pairs, OFFSET, WIDTH, HEIGHT, new BlankRows(10, 12));
		sum.add(0, Displacement.rigid(3, 3));
		for (int y = 0; y < HEIGHT; y++) {
			final boolean shown = y != 7 && y != 8 && y < HEIGHT - 3;
			assertEquals(shown ? WIDTH - 3 : 0, sum.shownEnd(y) - sum.shownFrom(y), "row " + y);
		}
		sum.add(0, Displacement.rigid(-2, 0));
		assertEquals(2, sum.shownFrom(2));
		assertEquals(WIDTH - 3, sum.shownEnd(2));
		sum.clear();
		assertEquals(0, sum.shownEnd(2) - sum.shownFrom(2));
		sum.add(0, Displacement.rigid(0, 0));
		assertEquals(WIDTH, sum.shownEnd(2) - sum.shownFrom(2));
	}

	@Test
	void aRowsMeanIsThatOfTheWholeImage() {
		for (final FrameSum sum : new FrameSum[] {FrameSum.ofFloats(floats, WIDTH, HEIGHT, BlankRows.NONE),
			FrameSum.ofPairs(pairs, OFFSET, WIDTH, HEIGHT, BlankRows.NONE)})
		{
			for (int t = 0; t < 5; t++) {
				sum.add(t, blocks(t, 3));
			}
			final float[] whole = mean(sum).values();
			final float[] row = new float[WIDTH + 4];
			for (int y = 0; y < HEIGHT; y++) {
				sum.mean(y, row, 4);
				for (int x = sum.shownFrom(y); x < sum.shownEnd(y); x++) {
					assertEquals(whole[y * WIDTH + x], row[4 + x], 1e-2);
				}
			}
			assertTrue(sum.shownEnd(HEIGHT / 2) - sum.shownFrom(HEIGHT / 2) > WIDTH / 2);
		}
	}
}
