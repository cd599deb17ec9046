package org.apical.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.study.Kind;
import org.apical.study.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentationTest {

	private static final int W = 96;
	private static final double[][] CENTRES = {{22, 20}, {50, 24}, {37, 38}, {70, 60}, {26, 66}, {48, 72}};

	private static List<Roi> segment(final SimulatedField field, final List<Seed> seeds, final Kind kind,
		final double pixelSizeUm, final TaskExecutor executor)
	{
		return new Segmentation(Growth.Parameters.defaults(), Segmentation.Parameters.defaults()).segment(
			field, field.motion(), BlankRows.NONE, SimulatedField.RATE_HZ, seeds, Map.of(), kind, pixelSizeUm, executor,
			Progress.NONE).rois();
	}

	private static List<Roi> segment(final SimulatedField field, final List<Seed> seeds, final Kind kind,
		final double pixelSizeUm)
	{
		return segment(field, seeds, kind, pixelSizeUm, TaskExecutors.singleThreaded());
	}

	private static final SimulatedField SOMATA = somata();

	private static SimulatedField somata() {
		final List<float[]> cells = new ArrayList<>();
		for (final double[] centre : CENTRES) {
			cells.add(disc(centre, 7));
		}
		return new SimulatedField(W, W, 600, cells, 3, 0.6, 3);
	}

	private static float[] disc(final double[] centre, final double radius) {
		final float[] image = new float[W * W];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) (3 / (1 + Math.exp((Math.hypot(i % W - centre[0], i / W - centre[1]) - radius) / 0.4)));
		}
		return image;
	}

	/** Straight lines, Gaussian across. */
	private static float[] branches(final double[]... lines) {
		final float[] image = new float[W * W];
		for (final double[] line : lines) {
			final double length = Math.hypot(line[2] - line[0], line[3] - line[1]);
			for (int i = 0; i < image.length; i++) {
				final double along = ((i % W - line[0]) * (line[2] - line[0]) + (i / W - line[1]) * (line[3] - line[1]))
					/ length / length;
				final double on = Math.max(0, Math.min(1, along));
				final double r = Math.hypot(i % W - line[0] - on * (line[2] - line[0]),
					i / W - line[1] - on * (line[3] - line[1]));
				image[i] = Math.max(image[i], (float) (3 * Math.exp(-r * r / 2)));
			}
		}
		return image;
	}

	private static double correlation(final Mask mask, final float[] image) {
		final float[] drawn = new float[image.length];
		for (int i = 0; i < mask.area(); i++) {
			drawn[mask.y()[i] * W + mask.x()[i]] = mask.weight()[i];
		}
		return SeedTraces.dot(drawn, image)
			/ Math.sqrt(SeedTraces.dot(drawn, drawn) * SeedTraces.dot(image, image));
	}

	private static long alike(final List<Roi> rois, final float[] image) {
		return rois.stream().filter(roi -> correlation(roi.mask(), image) > 0.8).count();
	}

	@Test
	void findsEverySomaOnceAndNothingElse() {
		final List<Roi> rois = segment(SOMATA, List.of(), Kind.SOMA, 1);
		assertEquals(List.of("1", "2", "3", "4", "5", "6"), rois.stream().map(Roi::id).toList());
		for (final double[] centre : CENTRES) {
			assertEquals(1, alike(rois, disc(centre, 7)));
		}
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.5, 2, Double.NaN})
	void aWrongOrMissingPixelSizeChangesNeitherSomataNorTheirNumber(final double pixelSizeUm) {
		final List<Roi> rois = segment(SOMATA, List.of(), Kind.SOMA, pixelSizeUm);
		assertEquals(CENTRES.length, rois.size());
		for (final double[] centre : CENTRES) {
			assertEquals(1, alike(rois, disc(centre, 7)));
		}
	}

	@ParameterizedTest
	@ValueSource(ints = {200, 600, 1800})
	void aLongerRecordingHasNoMoreWrongSomata(final int frames) {
		final List<float[]> cells = List.of(disc(CENTRES[0], 7), disc(CENTRES[3], 7), disc(CENTRES[4], 7));
		final List<Roi> rois = segment(new SimulatedField(W, W, frames, cells, 3, 0.6, 3), List.of(), Kind.SOMA, 1);
		assertEquals(rois.size(), cells.stream().filter(cell -> alike(rois, cell) == 1).count());
	}

	@Test
	void somataAtGivenPointsKeepTheirNamesAndOthersGetNumbersThatAreNoNames() {
		final List<Seed> seeds = List.of(new Seed("n9", 51, 23), new Seed("2", 24, 65), new Seed("dark", 85, 10));
		final List<Roi> rois = segment(SOMATA, seeds, Kind.SOMA, 1);
		assertEquals(List.of("n9", "2", "1", "3", "4", "5"), rois.stream().map(Roi::id).toList());
		assertTrue(correlation(rois.get(0).mask(), disc(CENTRES[1], 7)) > 0.8);
		assertTrue(correlation(rois.get(1).mask(), disc(CENTRES[4], 7)) > 0.8);
	}

	@Test
	void piecesOfOneTuftAreJoinedAndCrossingTuftsAreTold() {
		final float[] broken = branches(new double[] {15, 20, 40, 20}, new double[] {50, 22, 75, 30},
			new double[] {30, 30, 30, 45});
		final float[] rising = branches(new double[] {20, 85, 60, 55});
		final float[] falling = branches(new double[] {25, 55, 60, 85});
		final List<Roi> rois =
			segment(new SimulatedField(W, W, 600, List.of(broken, rising, falling), 3, 0.6, 4), List.of(), Kind.TUFT, 0.5);
		assertEquals(3, rois.size());
		assertEquals(1, alike(rois, broken));
		assertEquals(1, alike(rois, rising));
		assertEquals(1, alike(rois, falling));
		final int crossing = 70 * W + 41;
		assertEquals(2, rois.stream().filter(roi -> contains(roi.mask(), crossing)).count());
	}

	private static boolean contains(final Mask mask, final int pixel) {
		for (int i = 0; i < mask.area(); i++) {
			if (mask.y()[i] * W + mask.x()[i] == pixel) {
				return true;
			}
		}
		return false;
	}

	@Test
	void aGivenPointTakesTheWholeTuft() {
		final float[] broken = branches(new double[] {15, 20, 40, 20}, new double[] {50, 22, 75, 30});
		final List<Roi> rois = segment(new SimulatedField(W, W, 600, List.of(broken), 3, 0.6, 5),
			List.of(new Seed("n1", 30, 20)), Kind.TUFT, 0.5);
		assertEquals(List.of("n1"), rois.stream().map(Roi::id).toList());
		assertTrue(correlation(rois.get(0).mask(), broken) > 0.8);
	}

	@Test
	void findsTrunks() {
		final double[][] centres = {{20, 20}, {60, 30}, {40, 70}};
		final List<float[]> trunks = new ArrayList<>();
		for (final double[] centre : centres) {
			trunks.add(disc(centre, 3));
		}
		final List<Roi> rois = segment(new SimulatedField(W, W, 600, trunks, 3, 0.6, 6), List.of(), Kind.TRUNK, 0.7);
		assertEquals(3, rois.size());
		trunks.forEach(trunk -> assertEquals(1, alike(rois, trunk)));
	}

	private static final SimulatedField NOTHING = new SimulatedField(W, W, 600, List.of(), 3, 0.6, 7);

	@ParameterizedTest
	@EnumSource(Kind.class)
	void findsNothingInNoiseAndRegionalNeuropil(final Kind kind) {
		assertEquals(List.of(), segment(NOTHING, List.of(), kind, kind == Kind.SOMA ? 1 : 0.5));
	}

	@Test
	void somataThatNeverFireAreFoundByTheirLooksInShortRecordingsOnly() {
		final Movie ring = new FormulaMovie(60, 60, 200, (t, x, y) -> {
			final double r = Math.hypot(x - 30, y - 24);
			return 100 + (r < 3.6 ? -30 : r < 6 ? 20 : 0) + (t * 7919 + x * 104729 + y * 1299709 + x * y * t) % 13;
		});
		final List<Roi> rois = segment(ring, 100);
		assertEquals(1, rois.size());
		assertEquals(30, rois.get(0).mask().centreX(), 1);
		assertEquals(24, rois.get(0).mask().centreY(), 1);
		assertEquals(List.of(), segment(ring, 10));
	}

	@Test
	void somataThatNeverFireAreNotLookedForWhereTheOthersFireAllTheTime() {
		assertEquals(4, segment(flashing(1000), 100).size());
		assertEquals(3, segment(flashing(37), 100).size());
	}

	/** Three discs that flash with a period, in frames, and a ring that does not. */
	private static Movie flashing(final int period) {
		final double[][] centres = {{70, 14}, {72, 45}, {95, 30}};
		return new FormulaMovie(110, 60, 200, (t, x, y) -> {
			final double r = Math.hypot(x - 30, y - 24);
			double value = 100 + (r < 3.6 ? -30 : r < 6 ? 20 : 0) + (t * 7919 + x * 104729 + y * 1299709 + x * y * t) % 13;
			for (int k = 0; k < centres.length; k++) {
				final boolean inside = Math.hypot(x - centres[k][0], y - centres[k][1]) < 6;
				value += inside ? 60 * Math.exp(-((t + 10 * period - 50 * k - 30) % period) / 4.0) : 0;
			}
			return value;
		});
	}

	private static List<Roi> segment(final Movie movie, final double silentS) {
		final Segmentation.Parameters d = Segmentation.Parameters.defaults();
		return new Segmentation(Growth.Parameters.defaults(), new Segmentation.Parameters(d.somaSizeUm(),
			d.leastActivity(), d.leastNucleus(), d.leastFilled(), silentS, d.joiningScore(), d.joiningReachUm()))
				.segment(movie, Motion.none(movie.frames()), BlankRows.NONE, 10, List.of(), Map.of(), Kind.SOMA, 1,
					TaskExecutors.singleThreaded(), Progress.NONE)
				.rois();
	}

	@ParameterizedTest
	@EnumSource(Kind.class)
	void nothingIsFoundInTheDarkInOneFrameOrInAnImageOfOnePixel(final Kind kind) {
		for (final Movie movie : List.of(new FormulaMovie(30, 20, 90, (t, x, y) -> 0),
			new FormulaMovie(30, 20, 1, (t, x, y) -> x * y), new FormulaMovie(1, 1, 50, (t, x, y) -> t % 7)))
		{
			assertEquals(List.of(), new Segmentation(Growth.Parameters.defaults(),
				Segmentation.Parameters.defaults())
					.segment(movie, Motion.none(movie.frames()), BlankRows.NONE, 15, List.of(), Map.of(), kind,
						1, TaskExecutors.singleThreaded(), Progress.NONE)
					.rois());
		}
	}

	@Test
	void threadsChangeNothing() {
		final SimulatedField field = new SimulatedField(W, W, 500, List.of(disc(new double[] {40, 40}, 7),
			disc(new double[] {60, 50}, 7)), 1, 0.6, 8);
		final List<Roi> one = segment(field, List.of(), Kind.SOMA, 1);
		final List<Roi> other;
		try (TaskExecutor two = TaskExecutors.fixedThreadPool(2)) {
			other = segment(field, List.of(), Kind.SOMA, 1, two);
		}
		assertTrue(one.size() >= 2);
		assertEquals(one.size(), other.size());
		for (int k = 0; k < one.size(); k++) {
			assertArrayEquals(one.get(k).mask().x(), other.get(k).mask().x());
			assertArrayEquals(one.get(k).mask().weight(), other.get(k).mask().weight());
		}
	}

	private static double[] bursts(final int frames, final long seed) {
		final Random random = new Random(seed);
		final double[] dff = new double[frames];
		for (int t = 1; t < frames; t++) {
			dff[t] = 0.85 * dff[t - 1] + (random.nextDouble() < 0.03 ? 1 : 0);
		}
		return dff;
	}

	/** What a soma with that activity does, in bins of five frames, without the mean of 40 bins. */
	private static float[] guide(final double[] dff) {
		final float[] bins = new float[dff.length / 5];
		for (int block = 0; block < bins.length / 40; block++) {
			double sum = 0;
			for (int bin = 40 * block; bin < 40 * block + 40; bin++) {
				bins[bin] = (float) Arrays.stream(dff, 5 * bin, 5 * bin + 5).sum();
				sum += bins[bin] / 40;
			}
			for (int bin = 40 * block; bin < 40 * block + 40; bin++) {
				bins[bin] -= (float) sum;
			}
		}
		return bins;
	}

	/** The mean row of the ROI at a point between a bright dendrite in row 20 and a dim one in row 25. */
	private static double rowOf(final Map<String, float[]> guides) {
		final int frames = 2000;
		final double[] bright = bursts(frames, 1);
		final double[] dim = bursts(frames, 2);
		final Random noise = new Random(3);
		final float[][] movie = new float[frames][60 * 48];
		for (int t = 0; t < frames; t++) {
			for (int i = 0; i < movie[t].length; i++) {
				final double toBright = i / 60 - 20;
				final double toDim = i / 60 - 25;
				final double light = 20 + 60 * Math.exp(-toBright * toBright / 3) * (1 + bright[t])
					+ 12 * Math.exp(-toDim * toDim / 3) * (1 + dim[t]);
				movie[t][i] = (float) (light + Math.sqrt(light) * noise.nextGaussian());
			}
		}
		return new Segmentation(Growth.Parameters.defaults(), Segmentation.Parameters.defaults()).segment(
			new FormulaMovie(60, 48, frames, (t, x, y) -> movie[t][60 * y + x]), Motion.none(frames), BlankRows.NONE, 10,
			List.of(new Seed("n1", 30, 23)), guides, Kind.TUFT, 1, TaskExecutors.singleThreaded(), Progress.NONE)
			.rois().stream().filter(roi -> roi.id().equals("n1")).findFirst().orElseThrow().mask().centreY();
	}

	@Test
	void theSomaTellsWhichOfTwoDendritesAPointMeans() {
		final double[] dim = bursts(2000, 2);
		assertEquals(20, rowOf(Map.of()), 1);
		assertEquals(25, rowOf(Map.of("n1", guide(dim))), 1);
		assertEquals(20, rowOf(Map.of("n1", guide(bursts(2000, 9)))), 1, "of a soma that nothing goes with");
	}
}
