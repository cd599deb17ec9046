package org.apical.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Images;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.segment.bins.Blocks;
import org.apical.study.Kind;
import org.apical.study.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ROIs that grow from points, with {@link Demixing}. */
class GrowthTest {

	private static final int W = 96;

	static Segmentation.Result grow(final Growth.Parameters parameters, final Movie movie, final Motion motion,
		final double frameRateHz, final List<Seed> seeds, final Kind kind, final double pixelSizeUm,
		final TaskExecutor executor)
	{
		final Scale scale = Scale.of(parameters, kind, pixelSizeUm);
		final Blocks blocks = Growth.blocks(parameters, movie, motion, BlankRows.NONE, frameRateHz);
		final LocalCorrelation local =
			blocks.visit(new LocalCorrelation(blocks.width(), blocks.height()), executor, Progress.NONE);
		final List<Region> regions = new Growth(blocks, local.squares(), parameters, scale.limits(), executor)
			.grow(seeds.stream().map(seed -> scale.cell(seed, blocks)).toList(), parameters.rounds(), Progress.NONE)
			.stream().filter(Region::found).toList();
		return new Segmentation.Result(Demixing.rois(regions, scale.limits().minimumPx()),
			Images.of(local.image(), blocks.width(), blocks.height()), java.util.Map.of());
	}

	private static Segmentation.Result grow(final SimulatedField field, final List<Seed> seeds, final Kind kind,
		final double pixelSizeUm)
	{
		return grow(Growth.Parameters.defaults(), field, field.motion(), SimulatedField.RATE_HZ, seeds, kind, pixelSizeUm,
			TaskExecutors.singleThreaded());
	}

	private static float[] disc(final double x, final double y, final double radius, final double photons) {
		final float[] image = new float[W * W];
		for (int i = 0; i < image.length; i++) {
			image[i] = (float) (photons / (1 + Math.exp((Math.hypot(i % W - x, i / W - y) - radius) / 0.4)));
		}
		return image;
	}

	/** A wavy line, Gaussian across. */
	private static float[] dendrite(final double x, final double y, final double angle, final double photons) {
		final float[] image = new float[W * W];
		for (double s = -30; s <= 30; s += 0.1) {
			final double cx = x + s * Math.cos(angle) + 3 * Math.sin(s / 8) * Math.sin(angle);
			final double cy = y + s * Math.sin(angle) - 3 * Math.sin(s / 8) * Math.cos(angle);
			for (int v = Math.max(0, (int) cy - 4); v < Math.min(W, cy + 5); v++) {
				for (int u = Math.max(0, (int) cx - 4); u < Math.min(W, cx + 5); u++) {
					final double r = Math.hypot(u - cx, v - cy);
					if (r < 4) {
						image[v * W + u] = Math.max(image[v * W + u], (float) (photons * Math.exp(-r * r / 2)));
					}
				}
			}
		}
		return image;
	}

	private static double iou(final Mask mask, final float[] image, final float level) {
		int common = 0;
		int truth = 0;
		for (final float value : image) {
			truth += value >= level ? 1 : 0;
		}
		final int[] x = mask.x();
		final int[] y = mask.y();
		for (int i = 0; i < x.length; i++) {
			common += image[y[i] * W + x[i]] >= level ? 1 : 0;
		}
		return common / (double) (truth + mask.area() - common);
	}

	@Test
	void findsSomata() {
		final double[][] centres = {{22, 20}, {50, 24}, {37, 30}, {70, 60}, {26, 66}, {48, 72}};
		final List<float[]> cells = new ArrayList<>();
		final List<Seed> seeds = new ArrayList<>();
		for (int k = 0; k < centres.length; k++) {
			cells.add(disc(centres[k][0], centres[k][1], 7, 3));
			seeds.add(new Seed("n" + k, centres[k][0] + 1, centres[k][1] - 1));
		}
		final SimulatedField field = new SimulatedField(W, W, 700, cells, 3, 0.6, 3);
		final Segmentation.Result found = grow(field, seeds, Kind.SOMA, 1);
		assertEquals(centres.length, found.rois().size());
		for (int k = 0; k < centres.length; k++) {
			final Roi roi = found.rois().get(k);
			assertEquals("n" + k, roi.id());
			assertTrue(iou(roi.mask(), cells.get(k), 1.5f) > 0.84, "IoU of cell " + k);
			assertTrue(roi.snr() > 5);
		}
		assertNoPixelTwice(found.rois());
		final float[] preview = Images.values(found.preview());
		assertTrue(preview[20 * W + 22] > 2 * preview[85 * W + 85]);
	}

	private static void assertNoPixelTwice(final List<Roi> rois) {
		final Set<Integer> seen = new HashSet<>();
		for (final Roi roi : rois) {
			final int[] x = roi.mask().x();
			final int[] y = roi.mask().y();
			for (int i = 0; i < x.length; i++) {
				assertTrue(seen.add(y[i] * W + x[i]));
			}
		}
	}

	/** Dim ones are lost in the noise of single pixels. */
	@ParameterizedTest
	@CsvSource({"3, 700, 0.7", "1, 1200, 0.6"})
	void findsDendrites(final double photons, final int frames, final double leastIou) {
		final double[][] points = {{30, 30}, {60, 34}, {40, 64}, {66, 70}};
		final List<float[]> cells = new ArrayList<>();
		final List<Seed> seeds = new ArrayList<>();
		for (int k = 0; k < points.length; k++) {
			cells.add(dendrite(points[k][0], points[k][1], 0.9 * k, photons));
			seeds.add(new Seed("n" + k, points[k][0], points[k][1]));
		}
		final List<Roi> rois = grow(new SimulatedField(W, W, frames, cells, 3, 0.6, 4), seeds, Kind.TUFT, 0.5).rois();
		assertEquals(points.length, rois.size());
		for (int k = 0; k < points.length; k++) {
			assertTrue(iou(rois.get(k).mask(), cells.get(k), (float) photons / 2) > leastIou, "IoU of dendrite " + k);
		}
	}

	@Test
	void findsNothingInNoiseAndRegionalNeuropil() {
		final SimulatedField field = new SimulatedField(W, W, 700, List.of(), 3, 0.6, 5);
		final List<Seed> seeds = new ArrayList<>();
		for (int k = 0; k < 49; k++) {
			seeds.add(new Seed("n" + k, 15 + 11 * (k % 7), 15 + 11 * (k / 7)));
		}
		assertEquals(List.of(), grow(field, seeds, Kind.SOMA, 1).rois());
		assertEquals(List.of(), grow(field, seeds, Kind.TUFT, 0.5).rois());
	}

	@Test
	void aSeedOutsideTheImageOrOnABlackOneHasNoRoi() {
		final Movie black = new FormulaMovie(30, 30, 90, (t, x, y) -> 0);
		final List<Seed> seeds = List.of(new Seed("far", -80, 200), new Seed("in", 15, 15), new Seed("edge", 0, 29));
		final Segmentation.Result found = grow(Growth.Parameters.defaults(), black, Motion.none(90), 15, seeds,
			Kind.SOMA, 1, TaskExecutors.singleThreaded());
		assertEquals(List.of(), found.rois());
		assertEquals(0, Images.values(found.preview())[15 * 30 + 15]);
	}

	@Test
	void aMovieOfOneFrameHasNoRoi() {
		final Movie one = new FormulaMovie(30, 30, 1, (t, x, y) -> x + y);
		assertEquals(List.of(), grow(Growth.Parameters.defaults(), one, Motion.none(1), 15,
			List.of(new Seed("n", 15, 15)), Kind.TUFT, 1, TaskExecutors.singleThreaded()).rois());
	}

	@Test
	void threadsChangeNothing() {
		final SimulatedField field = new SimulatedField(W, W, 400, List.of(disc(40, 40, 7, 3)), 1, 0.6, 6);
		final List<Seed> seeds = List.of(new Seed("n", 41, 40));
		final Roi one = grow(field, seeds, Kind.SOMA, 1).rois().get(0);
		final TaskExecutor two = TaskExecutors.fixedThreadPool(2);
		final Roi other = grow(Growth.Parameters.defaults(), field, field.motion(), SimulatedField.RATE_HZ, seeds,
			Kind.SOMA, 1, two).rois().get(0);
		two.close();
		assertArrayEquals(one.mask().x(), other.mask().x());
		assertArrayEquals(one.mask().weight(), other.mask().weight());
		assertEquals(one.snr(), other.snr());
	}
}
