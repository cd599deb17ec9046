package org.apical.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.imglib2.parallel.TaskExecutors;
import org.apical.InvalidInputException;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.math.Pearson;
import org.apical.segment.bins.Bins;
import org.apical.segment.bins.Block;
import org.apical.segment.bins.Coarse;
import org.apical.segment.bins.Neighbourhood;
import org.apical.segment.bins.Scratch;
import org.apical.study.Kind;
import org.apical.study.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What segmentation is made of. */
class SegmentPartsTest {

	private static float[] noise(final int length, final long seed) {
		final SplittableRandom random = new SplittableRandom(seed);
		final float[] values = new float[length];
		for (int i = 0; i < length; i++) {
			values[i] = (float) random.nextGaussian();
		}
		return values;
	}

	private static Block block(final int width, final int height, final int bins) {
		return new Block(0, new Bins(bins, width, height, noise(Bins.room(bins, width, height), 1)));
	}

	@Test
	void activityIsTheSkewnessOfASquareLessThatOfALargerOne() {
		final Block block = block(13, 19, 50);
		final Activity activity = new Activity(13, 19, 1, 4);
		activity.block(block, TaskExecutors.singleThreaded());
		for (final int i : new int[] {0, 4 * 13 + 7, 9 * 13 + 1, 19 * 13 - 1}) {
			double squares = 0;
			double cubes = 0;
			for (int bin = 0; bin < 50; bin++) {
				final double s = mean(block, bin, i, 1) - mean(block, bin, i, 4);
				squares += s * s / 50;
				cubes += s * s * s / 50;
			}
			assertEquals(cubes / Math.pow(squares, 1.5) * Math.sqrt(50 / 15.0), activity.image()[i], 1e-4);
		}
	}

	private static double mean(final Block block, final int bin, final int centre, final int half) {
		double sum = 0;
		int count = 0;
		for (int i = 0; i < block.mean().length; i++) {
			if (Math.abs(i % 13 - centre % 13) <= half && Math.abs(i / 13 - centre / 13) <= half) {
				sum += value(block.bins(), bin, i);
				count++;
			}
		}
		return sum / count;
	}

	@Test
	void flashesInLargerPixelsAreThoseOfTheirSums() {
		final Bins fine = block(13, 19, 50).bins();
		final float[] sums = new float[Bins.room(50, 6, 9)];
		final Bins larger = fine.larger(2, sums, TaskExecutors.singleThreaded());
		for (int bin = 0; bin < 50; bin += 7) {
			for (int i = 0; i < 6 * 9; i++) {
				final int at = i / 6 * 2 * 13 + i % 6 * 2;
				final double sum = value(fine, bin, at) + value(fine, bin, at + 1) + value(fine, bin, at + 13)
					+ value(fine, bin, at + 14);
				assertEquals(sum, value(larger, bin, i), 1e-5);
			}
		}
	}

	private static double value(final Bins bins, final int bin, final int pixel) {
		return bins.values()[bins.at(pixel / bins.width(), bin) + pixel % bins.width()];
	}

	@Test
	void localCorrelationIsTheMeanWithTheNeighboursInsideTheImage() {
		final Bins bins = block(7, 6, 30).bins();
		final LocalCorrelation local = new LocalCorrelation(7, 6);
		local.block(new Block(0, bins), TaskExecutors.singleThreaded());
		for (int i = 0; i < 7 * 6; i++) {
			assertEquals(products(bins, i, i), local.squares()[i], 1e-4);
			double sum = 0;
			int count = 0;
			for (int j = 0; j < 7 * 6; j++) {
				if (j != i && Math.abs(j % 7 - i % 7) <= 1 && Math.abs(j / 7 - i / 7) <= 1) {
					sum += products(bins, i, j) / Math.sqrt(products(bins, i, i) * products(bins, j, j));
					count++;
				}
			}
			assertEquals(sum / count, local.image()[i], 1e-5);
		}
	}

	private static double products(final Bins bins, final int i, final int j) {
		return IntStream.range(0, bins.count()).mapToDouble(bin -> value(bins, bin, i) * value(bins, bin, j)).sum();
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 4, 6})
	void everyPixelOfARectangleIsMultipliedByBothTraces(final int count) {
		final Bins bins = block(60, 50, count).bins();
		final Neighbourhood around = Neighbourhood.about(new Seed("", 33, 21), 20, 60, 50);
		final float[] factors = noise(10 + count, 2);
		final float[] others = noise(10 + count, 3);
		final double[] sums = new double[around.area()];
		final double[] otherSums = new double[around.area()];
		bins.addProducts(around, 10, factors, sums, others, otherSums, new Scratch(new Block(0, bins)));
		for (int k = 0; k < around.area(); k++) {
			double sum = 0;
			double other = 0;
			for (int bin = 0; bin < count; bin++) {
				sum += value(bins, bin, around.pixel(k)) * factors[10 + bin];
				other += value(bins, bin, around.pixel(k)) * others[10 + bin];
			}
			assertEquals(sum, sums[k], 1e-5);
			assertEquals(other, otherSums[k], 1e-5);
		}
	}

	@Test
	void aFootprintsTraceIsTheWeightedSumOfItsPixels() {
		final Bins bins = block(9, 8, 5).bins();
		final int[] pixels = {3, 12, 13, 14, 22, 70};
		final float[] weights = noise(pixels.length, 4);
		final float[] trace = new float[7];
		bins.sums(pixels, weights, trace, 2);
		for (int bin = 0; bin < 5; bin++) {
			double sum = 0;
			for (int i = 0; i < pixels.length; i++) {
				sum += weights[i] * value(bins, bin, pixels[i]);
			}
			assertEquals(sum, trace[2 + bin], 1e-5);
		}
	}

	@Test
	void theKthHighestIsThatOfTheSortedValues() {
		final float[] values = noise(101, 5);
		values[7] = values[8];
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		for (int k = 1; k <= values.length; k++) {
			assertEquals(sorted[values.length - k], Highest.of(values, k));
		}
	}

	@Test
	void theMiddleOfManyPixelsIsLittleMovedByAFewThatFlash() {
		final Bins bins = new Bins(2, 27, 27, new float[Bins.room(2, 27, 27)]);
		final Coarse coarse = new Coarse(2, 27, 27);
		final float[] noise = noise(27 * 27, 6);
		for (int y = 0; y < 27; y++) {
			for (int x = 0; x < 27; x++) {
				bins.values()[bins.at(y, 0) + x] = noise[y * 27 + x];
				bins.values()[bins.at(y, 1) + x] = noise[y * 27 + x] + (x < 6 ? 100 : 0);
			}
		}
		for (int y = 0; y < 9; y++) {
			coarse.fill(bins, y);
		}
		final float[] middle = new float[2];
		coarse.middle(IntStream.range(0, Coarse.MANY).toArray(), new Scratch(new Block(0, bins)), middle, 0);
		assertEquals(0, middle[0], 1.5);
		assertEquals(0, middle[1], 3);
	}

	@Test
	void cellsThatFireInEveryQuarterLeaveNoneSilentAndThoseThatFireOnceDo() {
		final List<float[]> once = new ArrayList<>();
		final List<float[]> steady = new ArrayList<>();
		for (int cell = 0; cell < 5; cell++) {
			once.add(noise(400, cell));
			once.get(cell)[70 * cell + 30] += 20;
			steady.add(noise(400, cell));
			for (int t = 9 * cell; t < 400; t += 60) {
				steady.get(cell)[t] += 20;
			}
		}
		assertTrue(Firing.leavesSomeSilent(once));
		assertFalse(Firing.leavesSomeSilent(steady));
		assertTrue(Firing.leavesSomeSilent(steady.subList(0, 2)));
	}

	@Test
	void looksAreTheCorrelationWithBeingInTheNucleus() {
		final int w = 25;
		final float[] image = noise(w * w, 2);
		for (int i = 0; i < image.length; i++) {
			image[i] += 10 - (Math.hypot(i % w - 12, i / w - 12) <= 3 ? 2 : 0);
		}
		final Pearson pearson = new Pearson();
		for (int i = 0; i < image.length; i++) {
			final double r = Math.hypot(i % w - 12, i / w - 12);
			if (r <= 5) {
				pearson.add(new float[] {image[i]}, new float[] {r <= 3 ? -1 : 0}, 0, 1);
			}
		}
		final SomaShape shape = new SomaShape(image, w, w, 5, 0.6, 0.99);
		assertEquals(pearson.correlation() / 0.6, shape.score()[12 * w + 12], 1e-4);
		assertEquals(5, shape.radiusPx(12 * w + 12));
	}

	@Test
	void peaksKeepTheirDistanceTheHigherFirst() {
		final float[] image = new float[20 * 10];
		image[3 * 20 + 4] = 5;
		image[3 * 20 + 7] = 6;
		image[8 * 20 + 15] = 4;
		image[1 * 20 + 18] = 1;
		assertArrayEquals(new int[] {67, 175}, Peaks.of(image, 20, 10, 2, 3.5));
		assertArrayEquals(new int[] {67, 64, 175}, Peaks.of(image, 20, 10, 2, 3));
	}

	/** Two 4 × 1 ROIs that share two pixels, whose brightness is the sum of theirs. */
	@Test
	void aPixelOfTwoRoisGetsItsSlopeOnEach() {
		final float[] one = noise(800, 3);
		final float[] other = noise(800, 4);
		final Movie movie = new FormulaMovie(20, 12, 800, (t, x, y) -> 100 + (y != 5 ? 0
			: (x >= 6 && x <= 9 ? 3 * one[t] : 0) + (x >= 8 && x <= 11 ? 1.5 * other[t] : 0))
			+ 0.3 * noise[t % 97][x + 20 * y]);
		final List<Roi> rois = List.of(new Roi("a", row(6, 7), 1), new Roi("b", row(10, 11), 1));
		final Growth.Parameters p = new Growth.Parameters(12, 8, 3.5, 1.5, 0.1, 20, 0.2, 0.3, 5, 20,
			2, 2);
		final List<Roi> found = GrowthTest.grow(p, movie, Motion.none(800), 10,
			List.of(new Seed("a", 6, 5), new Seed("b", 11, 5)), Kind.TUFT, 1, TaskExecutors.singleThreaded()).rois();
		assertEquals(rois.size(), found.size());
		for (final Roi roi : found) {
			assertEquals(4, roi.mask().area(), roi.id());
			for (final float weight : roi.mask().weight()) {
				assertEquals(1, weight, 0.15, roi.id());
			}
		}
	}

	private static final float[][] noise = new float[97][];

	static {
		for (int t = 0; t < noise.length; t++) {
			noise[t] = noise(20 * 12, 50 + t);
		}
	}

	private static Mask row(final int from, final int to) {
		return new Mask(new int[] {from, to}, new int[] {5, 5}, new float[] {1, 1});
	}

	@Test
	void drawnRoisKeepTheirPixelsAndGetWeights() {
		final float[] trace = noise(800, 5);
		final Movie movie = new FormulaMovie(20, 12, 800, (t, x, y) -> 100
			+ (x >= 5 && x <= 8 && y >= 3 && y <= 6 ? (x < 7 ? 4 : 2) * trace[t] : 0) + noise[t % 97][x + 20 * y]);
		final int[] x = new int[20];
		final int[] y = new int[20];
		final float[] even = new float[20];
		final float[] uneven = new float[20];
		for (int i = 0; i < 20; i++) {
			x[i] = 5 + i % 5;
			y[i] = 3 + i / 5;
			even[i] = 1;
			uneven[i] = 1 + i;
		}
		final List<Roi> drawn = List.of(new Roi("mine", new Mask(x, y, even), Double.NaN),
			new Roi("weighted", new Mask(x, y, uneven), Double.NaN),
			new Roi("dark", new Mask(new int[] {15, 16}, new int[] {9, 9}, new float[] {1, 1}), Double.NaN));
		final List<Roi> weighted = new Weighting(Growth.Parameters.defaults()).weigh(movie,
			Motion.none(800), BlankRows.NONE, 4, drawn, Kind.TUFT, 1, TaskExecutors.singleThreaded(), Progress.NONE).rois();
		assertEquals(List.of("mine", "weighted", "dark"), weighted.stream().map(Roi::id).toList());
		for (int k = 0; k < drawn.size(); k++) {
			assertArrayEquals(drawn.get(k).mask().x(), weighted.get(k).mask().x());
			assertArrayEquals(drawn.get(k).mask().y(), weighted.get(k).mask().y());
		}
		final float[] weight = weighted.get(0).mask().weight();
		assertTrue(weight[0] > 0.8 && Math.abs(weight[2] - 0.5) < 0.12 && weight[4] < 0.15);
		assertArrayEquals(uneven, weighted.get(1).mask().weight());
		assertArrayEquals(new float[] {1, 1}, weighted.get(2).mask().weight());
	}

	@Test
	void pointsOutsideTheImageAndTwoOnOneSomaAreRefused() {
		final List<Seed> seeds = List.of(new Seed("n1", 10, 10), new Seed("n2", 11, 11.5), new Seed("n3", 40, 3));
		assertEquals(List.of(
			"points.csv: neurons n1 (x_px 10.00, y_px 10.00) and n2 (x_px 11.00, y_px 11.50) are on one soma; give every soma"
				+ " to one neuron",
			"points.csv: neuron n3 (x_px 40.00, y_px 3.000) is outside the image of 40 × 30 px"),
			assertThrows(InvalidInputException.class,
				() -> GivenPoints.require("points.csv", seeds, Kind.SOMA, 40, 30, 1)).problems());
		GivenPoints.require("points.csv", seeds.subList(0, 2), Kind.TUFT, 40, 30, 1);
		GivenPoints.require("points.csv", seeds.subList(0, 2), Kind.SOMA, 40, 30, 2);
	}
}
