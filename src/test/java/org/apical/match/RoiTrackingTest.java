package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.apical.image.Mask;
import org.apical.match.RoiTracking.Tracked;
import org.junit.jupiter.api.Test;

class RoiTrackingTest {

	private static final RoiTracking TRACKING = new RoiTracking(RoiTracking.Parameters.defaults());

	/** A disc of weights that fall from its centre. */
	private static Mask disc(final double x, final double y, final double radius) {
		final List<int[]> pixels = new ArrayList<>();
		for (int row = (int) (y - radius - 1); row <= y + radius + 1; row++) {
			for (int column = (int) (x - radius - 1); column <= x + radius + 1; column++) {
				if (Math.hypot(column - x, row - y) <= radius) {
					pixels.add(new int[] {column, row});
				}
			}
		}
		final float[] weight = new float[pixels.size()];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = (float) (1.2 - Math.hypot(pixels.get(i)[0] - x, pixels.get(i)[1] - y) / radius);
		}
		return new Mask(pixels.stream().mapToInt(p -> p[0]).toArray(), pixels.stream().mapToInt(p -> p[1]).toArray(),
			weight);
	}

	/** Cells of a field on several days, each seen on a day with a probability and a little beside itself. */
	private static List<List<Mask>> days(final int cells, final int days, final double seen, final long seed,
		final List<List<Integer>> truth)
	{
		final RandomGenerator random = new SplittableRandom(seed);
		final double[][] centres = new double[cells][];
		for (int n = 0; n < cells; n++) {
			do {
				centres[n] = new double[] {20 + 260 * random.nextDouble(), 20 + 260 * random.nextDouble()};
			} while (near(centres, n));
		}
		final List<List<Mask>> all = new ArrayList<>();
		for (int day = 0; day < days; day++) {
			final List<Integer> order = new ArrayList<>();
			for (int n = 0; n < cells; n++) {
				if (random.nextDouble() < seen) {
					order.add(n);
				}
			}
			Collections.shuffle(order, new Random(seed + day));
			truth.add(order);
			all.add(order.stream().map(n -> disc(centres[n][0] + 0.4 * random.nextGaussian(),
				centres[n][1] + 0.4 * random.nextGaussian(), 5 + 0.5 * random.nextGaussian())).toList());
		}
		return all;
	}

	/** Whether the n-th cell comes nearer to one before it than cells do. */
	private static boolean near(final double[][] centres, final int n) {
		for (int i = 0; i < n; i++) {
			if (Math.hypot(centres[i][0] - centres[n][0], centres[i][1] - centres[n][1]) < 7) {
				return true;
			}
		}
		return false;
	}

	@Test
	void cellsAreFollowedOverDaysOnWhichAFifthIsSilent() {
		int right = 0;
		int wrong = 0;
		int possible = 0;
		for (long seed = 1; seed <= 4; seed++) {
			final List<List<Integer>> truth = new ArrayList<>();
			final List<Tracked> rois = TRACKING.track(days(150, 4, 0.8, seed, truth)).rois();
			for (final Tracked a : rois) {
				for (final Tracked b : rois) {
					if (a.day() < b.day()) {
						final boolean same = truth.get(a.day()).get(a.roi()).equals(truth.get(b.day()).get(b.roi()));
						possible += same ? 1 : 0;
						right += same && a.neuron() == b.neuron() ? 1 : 0;
						wrong += !same && a.neuron() == b.neuron() ? 1 : 0;
					}
				}
			}
		}
		assertTrue(right >= 0.98 * (right + wrong), right + " right, " + wrong + " wrong");
		assertTrue(right >= 0.95 * possible, right + " of " + possible);
	}

	@Test
	void noNeuronHasTwoRoisOfADay() {
		final List<Tracked> rois = TRACKING.track(days(200, 5, 0.7, 9, new ArrayList<>())).rois();
		assertEquals(rois.size(), rois.stream().map(roi -> List.of(roi.neuron(), roi.day())).distinct().count());
	}

	@Test
	void twoCellsWhereTheOtherDayHasOneAreNotBothIt() {
		final List<Tracked> rois = TRACKING.track(List.of(List.of(disc(50, 50, 6), disc(53, 50, 6)),
			List.of(disc(50.2, 50, 6)))).rois();
		assertEquals(2, rois.stream().filter(Tracked::matched).count());
		assertTrue(rois.stream().filter(Tracked::matched).allMatch(roi -> roi.roi() == 0));
	}

	@Test
	void aFewCellsAreMatchedAsTypicalOnesAre() {
		final List<Tracked> rois = TRACKING.track(
			List.of(List.of(disc(50, 50, 6), disc(90, 90, 6)), List.of(disc(120, 20, 6), disc(50.5, 49.8, 6)))).rois();
		assertEquals(0, rois.get(0).neuron());
		assertEquals(0, rois.get(1).neuron());
		assertEquals(1, rois.get(1).roi());
		assertTrue(rois.get(0).probability() > 0.9);
		assertFalse(rois.get(2).matched());
		assertFalse(rois.get(3).matched());
	}
}
