package org.apical.trace.extract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Blocks;
import org.apical.image.FormulaMovie;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.PairMovie;
import org.apical.study.Kind;
import org.apical.trace.events.Statistics;
import org.apical.trace.traces.SimulatedCells;
import org.junit.jupiter.api.Test;

class ExtractionTest {

	private static final Extraction EXTRACTION = new Extraction(Extraction.Parameters.defaults());

	private static Extraction.Result extract(final Movie movie, final Motion motion, final BlankRows blank,
		final Mask... masks)
	{
		return EXTRACTION.extract(movie, motion, List.of(masks), List.of(), Kind.SOMA, 1, blank,
			TaskExecutors.singleThreaded(), Progress.NONE);
	}

	/** A movie of a disc of 4 photons, off-centre in the mask, on a background of 1, without noise or any change. */
	private static Movie still(final Motion motion) {
		return new FormulaMovie(40, 40, motion.frames(), (t, x, y) -> 1 + 3 / (1 + Math.exp(
			(Math.hypot(x - motion.dxPx(t) - 21.3, y - motion.dyPx(t) - 19.6) - 7) / 0.4)));
	}

	private static Motion jitter(final int frames, final double sd) {
		return new SimulatedCells(1, 1, frames, new double[0][], 1, 0, 0, 0, sd, false, 9).motion();
	}

	@Test
	void partsShareNoNoiseUnderSubPixelJitter() {
		final SimulatedCells ground = new SimulatedCells(24, 24, 20_000, new double[0][], 0, 0, 3, 0, 0.6, true, 5);
		final Extraction.Result read = extract(ground, ground.motion(), BlankRows.NONE, SimulatedCells.disc(12, 12, 6, 24,
			24));
		for (int p = 0; p < 5; p++) {
			for (int q = p + 1; q < 5; q++) {
				assertEquals(0, Statistics.correlation(read.part(0, p), read.part(0, q)), 0.02, "parts " + p + ", " + q);
			}
		}
	}

	@Test
	void motionThatIsKnownLeavesLittleInTheTraceOfTheRoiAndOfItsParts() {
		final Motion motion = jitter(400, 0.6);
		final Extraction.Result read = extract(still(motion), motion, BlankRows.NONE, SimulatedCells.disc(20.3, 19.6, 7, 40,
			40));
		assertTrue(Statistics.relativeSd(read.fluorescence(0)) < 0.005);
		for (int part = 0; part < 5; part++) {
			assertTrue(Statistics.relativeSd(read.part(0, part)) < 0.006, "part " + part);
		}
	}

	@Test
	void everyPieceOfARoiFollowsTheDisplacementWhereItStands() {
		final float[][] displacement = {{0, 0, 0, 0}, {2, 1, -3.5f, 0.5f}};
		final Motion motion = new Motion(new float[2], new float[2], new float[2], new boolean[] {true, true},
			Optional.of(new Blocks(new float[] {20, 80}, new float[] {20}, displacement)), 0);
		final Movie ends = new FormulaMovie(100, 40, 2, (t, x, y) -> {
			final double left = Math.hypot(x - 20 - displacement[t][0], y - 20 - displacement[t][1]);
			final double right = Math.hypot(x - 80 - displacement[t][2], y - 20 - displacement[t][3]);
			return 10 * Math.exp(-left * left / 18) + 10 * Math.exp(-right * right / 18);
		});
		final List<Mask> discs = List.of(SimulatedCells.disc(20, 20, 4, 100, 40), SimulatedCells.disc(80, 20, 4, 100, 40));
		final int[] x = discs.stream().flatMapToInt(disc -> Arrays.stream(disc.x())).toArray();
		final int[] y = discs.stream().flatMapToInt(disc -> Arrays.stream(disc.y())).toArray();
		final float[] weight = new float[x.length];
		Arrays.fill(weight, 1);
		final Extraction.Result read = extract(ends, motion, BlankRows.NONE, new Mask(x, y, weight));
		assertEquals(1, read.fluorescence(0)[1] / read.fluorescence(0)[0], 0.02);
	}

	@Test
	void partsAreDisjointInterleavedAndOfEqualWeight() {
		final Mask mask = SimulatedCells.disc(20, 20, 7.5, 40, 40);
		final float[] weight = mask.weight();
		for (int i = 0; i < weight.length; i++) {
			weight[i] = 0.2f + i % 7 * 0.1f;
		}
		final List<Pixels> parts = new Pixels(mask.x(), mask.y(), weight).deal(5);
		final Set<Integer> seen = new HashSet<>();
		double total = 0;
		for (final Pixels part : parts) {
			for (int i = 0; i < part.count(); i++) {
				assertTrue(seen.add(part.y()[i] * 40 + part.x()[i]));
				total += part.weight()[i];
			}
		}
		assertEquals(mask.area(), seen.size());
		for (final Pixels part : parts) {
			double own = 0;
			double x = 0;
			for (int i = 0; i < part.count(); i++) {
				own += part.weight()[i];
				x += part.x()[i] / (double) part.count();
			}
			assertEquals(total / 5, own, 0.8);
			assertEquals(20, x, 1);
		}
	}

	@Test
	void fewerPixelsThanPartsGiveAsManyPartsAsPixels() {
		final Pixels three = new Pixels(new int[] {1, 2, 3}, new int[] {1, 1, 1}, new float[] {1, 5, 1});
		assertEquals(3, three.deal(5).size());
		assertTrue(three.deal(5).stream().allMatch(part -> part.count() == 1));
	}

	@Test
	void aRoiIsReadInRowsThatMatchWhereEveryOtherStandsDisplaced() {
		final Movie still = new FormulaMovie(40, 40, 2, (t, x, y) -> 9 + t + Math.sin(x / 3.0) + Math.cos(y / 4.0));
		final Movie bothWays = new FormulaMovie(40, 40, 2,
			(t, x, y) -> 9 + t + Math.sin((y % 2 == 0 ? x : x - 3) / 3.0) + Math.cos(y / 4.0));
		final Motion motion = Motion.none(2);
		final Motion corrected = new Motion(motion.dxPx(), motion.dyPx(), motion.correlation(), motion.valid(),
			Optional.empty(), 3);
		final Mask disc = SimulatedCells.disc(20, 20, 6, 40, 40);
		final Extraction.Result expected = extract(still, motion, BlankRows.NONE, disc);
		assertArrayEquals(expected.fluorescence(0), extract(bothWays, corrected, BlankRows.NONE, disc).fluorescence(0),
			1e-5f);
	}

	@Test
	void roiOutsideTheFrameIsMissingAndOneHalfOutsideKeepsItsLevel() {
		final Movie flat = new FormulaMovie(30, 30, 4, (t, x, y) -> 5);
		final Motion motion = new Motion(new float[] {0, -4.5f, -100, 0}, new float[4], new float[4],
			new boolean[] {true, true, true, false});
		final Extraction.Result read = extract(flat, motion, BlankRows.NONE, SimulatedCells.disc(4, 15, 3, 30, 30));
		assertArrayEquals(new float[] {5, 5, Float.NaN, Float.NaN}, read.fluorescence(0), 1e-5f);
		assertArrayEquals(new float[] {5, 5, Float.NaN, Float.NaN}, read.part(0, 2), 1e-5f);
		assertTrue(Float.isNaN(read.neuropil(0)[2]));
	}

	@Test
	void blankRowsAreLeftOut() {
		final Movie half = new FormulaMovie(30, 30, 2, (t, x, y) -> y < 15 ? 0 : 5);
		final Extraction.Result read =
			extract(half, Motion.none(2), new BlankRows(0, 15), SimulatedCells.disc(15, 15, 4, 30,
				30));
		assertEquals(5, read.fluorescence(0)[1], 1e-6);
		assertEquals(5, read.neuropil(0)[1], 1e-6);
	}

	@Test
	void sharedPixelsBelongToNobodyUnlessTooFewWouldBeLeft() {
		final Mask left = row(0, 9);
		final Mask right = row(6, 15);
		final List<Pixels> kept = Overlap.resolve(List.of(left, right), List.of());
		assertEquals(6, kept.get(0).count());
		assertEquals(6, kept.get(1).count());
		final List<Pixels> buried = Overlap.resolve(List.of(row(0, 9), row(2, 9)), List.of());
		assertEquals(10, buried.get(0).count(), "keeps a fifth, so gets what it is the first owner of");
		assertEquals(0, buried.get(1).count());
	}

	@Test
	void framesInPairsGiveTheSameAsNumbers() {
		final int frames = 60;
		final Motion motion = jitter(frames, 3);
		final FormulaMovie numbers =
			new FormulaMovie(40, 36, frames, (t, x, y) -> (t * 31 + x * x * 7 + y * 131) % 997 - 300);
		final Movie pairs = new PairMovie(numbers, -32768);
		final Mask[] masks = {SimulatedCells.disc(12, 12, 5, 40, 36), SimulatedCells.disc(2, 30, 4, 40, 36),
			SimulatedCells.disc(37, 20, 3, 40, 36)};
		final BlankRows blank = new BlankRows(14, 16);
		final Extraction.Result expected = extract(numbers, motion, blank, masks);
		final Extraction.Result actual = extract(pairs, motion, blank, masks);
		for (int roi = 0; roi < masks.length; roi++) {
			assertArrayEquals(expected.fluorescence(roi), actual.fluorescence(roi), 1e-3f);
			assertArrayEquals(expected.neuropil(roi), actual.neuropil(roi), 1e-3f);
			for (int part = 0; part < expected.parts(roi); part++) {
				assertArrayEquals(expected.part(roi, part), actual.part(roi, part), 1e-3f);
			}
		}
	}

	private static Mask row(final int from, final int to) {
		final int[] x = java.util.stream.IntStream.rangeClosed(from, to).toArray();
		final float[] weight = new float[x.length];
		Arrays.fill(weight, 1);
		return new Mask(x, new int[x.length], weight);
	}

	@Test
	void neuropilRingKeepsItsGapFromEveryRoiAndReachesItsSize() {
		final Mask mask = SimulatedCells.disc(20, 20, 5, 60, 60);
		final Mask other = SimulatedCells.disc(32, 20, 5, 60, 60);
		final Pixels ring = new NeuropilRing(2, 4, 500).around(List.of(mask), List.of(other), 60, 60).get(0);
		assertTrue(ring.count() >= 500);
		for (int i = 0; i < ring.count(); i++) {
			assertTrue(Math.hypot(ring.x()[i] - 20, ring.y()[i] - 20) > 6.5);
			assertTrue(Math.hypot(ring.x()[i] - 32, ring.y()[i] - 20) > 6.5);
		}
	}

	@Test
	void threadsChangeNothing() {
		final SimulatedCells cells = new SimulatedCells(40, 40, 60, new double[][] {{20, 20}}, 5, 3, 1, 0.1, 0.5, true, 2);
		final Extraction.Result one = extract(cells, cells.motion(), BlankRows.NONE, cells.masks().get(0));
		final TaskExecutor two = TaskExecutors.fixedThreadPool(2);
		final Extraction.Result many = EXTRACTION.extract(cells, cells.motion(), cells.masks(), List.of(), Kind.SOMA, 1,
			BlankRows.NONE, two, Progress.NONE);
		two.close();
		assertArrayEquals(one.fluorescence(0), many.fluorescence(0));
		assertArrayEquals(one.part(0, 3), many.part(0, 3));
	}

	@Test
	void stopsWhenAskedTo() {
		final SimulatedCells cells = new SimulatedCells(20, 20, 60, new double[][] {{10, 10}}, 5, 3, 1, 0.1, 0.5, false, 2);
		assertThrows(CancellationException.class, () -> EXTRACTION.extract(cells, cells.motion(), cells.masks(), List.of(),
			Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), (done, total) -> {
				throw new CancellationException();
			}));
	}

	@Test
	void motionOfAnotherMovieIsRefused() {
		final Movie flat = new FormulaMovie(30, 30, 4, (t, x, y) -> 5);
		assertThrows(IllegalArgumentException.class, () -> extract(flat, Motion.none(3), BlankRows.NONE, row(0, 4)));
	}

	@Test
	void aFootprintWithoutWeightIsRefused() {
		final Movie flat = new FormulaMovie(30, 30, 4, (t, x, y) -> 5);
		final Mask nothing = new Mask(new int[] {3, 4}, new int[] {7, 7}, new float[2]);
		final String message = assertThrows(IllegalArgumentException.class,
			() -> extract(flat, Motion.none(4), BlankRows.NONE, row(0, 4), nothing)).getMessage();
		assertTrue(message.contains("ROI 1") && message.contains("0.0"), message);
	}

	@Test
	void aDendriteIsReadInTwoDisjointParts() {
		final SimulatedCells ground = new SimulatedCells(24, 24, 3000, new double[0][], 0, 0, 3, 0, 0.4, true, 8);
		final Extraction.Result read = EXTRACTION.extract(ground, ground.motion(),
			List.of(SimulatedCells.disc(12, 12, 5, 24, 24)), List.of(), Kind.TUFT, 1, BlankRows.NONE,
			TaskExecutors.singleThreaded(), Progress.NONE);
		assertEquals(2, read.parts(0));
		assertEquals(0, Statistics.correlation(read.part(0, 0), read.part(0, 1)), 0.06);
	}
}
