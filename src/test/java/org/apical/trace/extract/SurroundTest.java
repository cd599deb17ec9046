package org.apical.trace.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.study.Kind;
import org.apical.trace.events.Statistics;
import org.junit.jupiter.api.Test;

class SurroundTest {

	private static final int FRAMES = 1500;
	private static final double ROOT = 2;

	/**
	 * A movie of a dendrite along row 30, of which the footprint holds columns 24 to 36, on a fluctuating
	 * neuropil.
	 */
	private static Movie dendrite(final float[] calcium, final float[] neuropil) {
		return new FormulaMovie(60, 60, FRAMES,
			(t, x, y) -> 10 + neuropil[t] + (Math.abs(y - 30) <= 1 ? 10 * (1 + calcium[t]) : 0)
				+ ROOT * new SplittableRandom((t * 60L + y) * 60 + x).nextGaussian());
	}

	private static Mask footprint() {
		final int[] x = IntStream.range(0, 39).map(i -> 24 + i % 13).toArray();
		final int[] y = IntStream.range(0, 39).map(i -> 29 + i / 13).toArray();
		final float[] weight = new float[39];
		Arrays.fill(weight, 1);
		return new Mask(x, y, weight);
	}

	private static float[] events(final SplittableRandom random) {
		final float[] calcium = new float[FRAMES];
		for (int t = 1; t < FRAMES; t++) {
			calcium[t] = (float) (0.85 * calcium[t - 1] + (random.nextDouble() < 0.03 ? 1 : 0));
		}
		return calcium;
	}

	private static float[] surround(final Kind kind, final Movie movie) {
		return new Extraction(Extraction.Parameters.defaults()).extract(movie, Motion.none(FRAMES), List.of(footprint()),
			List.of(), kind, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE).neuropil(0);
	}

	@Test
	void aDendriteThatGoesOnBeyondItsFootprintIsNotTakenAway() {
		final SplittableRandom random = new SplittableRandom(7);
		final float[] calcium = events(random);
		final float[] neuropil = new float[FRAMES];
		for (int t = 1; t < FRAMES; t++) {
			neuropil[t] = (float) (0.9 * neuropil[t - 1] + random.nextGaussian());
		}
		final Movie movie = dendrite(calcium, neuropil);
		final double plain = Statistics.slope(calcium, less(surround(Kind.SOMA, movie), neuropil));
		final float[] surround = surround(Kind.TUFT, movie);
		assertTrue(plain > 0.5, "a plain ring holds " + plain);
		assertEquals(0, Statistics.slope(calcium, less(surround, neuropil)), 0.03);
		assertEquals(1, Statistics.slope(neuropil, surround), 0.02);
	}

	private static float[] less(final float[] trace, final float[] other) {
		final float[] less = trace.clone();
		for (int t = 0; t < less.length; t++) {
			less[t] -= other[t];
		}
		return less;
	}

	@Test
	void sectorsHaveEveryPixelOnceAndAnEqualShare() {
		final Pixels ring = new NeuropilRing(3, 8, 300).around(List.of(footprint()), List.of(), 60, 60).get(0);
		final List<Pixels> sectors = Surround.sectors(ring, footprint());
		assertEquals(8, sectors.size());
		assertEquals(ring.count(), sectors.stream().mapToInt(Pixels::count).sum());
		assertTrue(sectors.stream().allMatch(sector -> Math.abs(sector.count() - ring.count() / 8.0) <= 1));
		assertEquals(ring.count(), sectors.stream().flatMapToInt(
			sector -> IntStream.range(0, sector.count()).map(i -> sector.y()[i] * 60 + sector.x()[i])).distinct().count());
	}

	@Test
	void withoutAnythingOfTheDendriteInItTheSurroundIsTheWholeRing() {
		final float[][] sectors = new float[8][FRAMES];
		final SplittableRandom random = new SplittableRandom(4);
		final float[] calcium = events(random);
		final float[] mean = new float[FRAMES];
		for (int t = 0; t < FRAMES; t++) {
			for (final float[] sector : sectors) {
				sector[t] = (float) (10 + random.nextGaussian());
				mean[t] += sector[t] / 8;
			}
		}
		final int[] pixels = new int[8];
		Arrays.fill(pixels, 40);
		assertArrayEquals(mean, Surround.neuropil(calcium, sectors, pixels), 1e-4f);
	}

	@Test
	void missingFramesStayMissingAndAnEmptyRingGivesNothing() {
		final float[][] sectors = new float[8][50];
		for (final float[] sector : sectors) {
			Arrays.fill(sector, 3);
			sector[7] = Float.NaN;
		}
		sectors[2][9] = Float.NaN;
		final int[] pixels = new int[8];
		Arrays.fill(pixels, 40);
		final float[] neuropil = Surround.neuropil(new float[50], sectors, pixels);
		assertTrue(Float.isNaN(neuropil[7]));
		assertEquals(3, neuropil[9]);
		assertEquals(1, Surround.sectors(new Pixels(new int[0], new int[0], new float[0]), footprint()).size());
	}
}
