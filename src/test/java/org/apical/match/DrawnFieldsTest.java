package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apical.image.Mask;
import org.apical.match.DrawnFields.Pairs;
import org.apical.match.DrawnFields.Setup;
import org.apical.match.DrawnFields.Shape;
import org.apical.match.RoiTracking.PairProbability;
import org.apical.match.RoiTracking.Tracked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DrawnFieldsTest {

	private static final RoiTracking TRACKING = new RoiTracking(RoiTracking.Parameters.defaults());

	/** Sparse fields that are followed well, on which a mixture that is learnt from the pairs alone collapses. */
	@ParameterizedTest
	@CsvSource({"DISC, 4, 2, 1, 128", "DISC, 40, 3, 1.2, 256", "DISC, 12, 10, 1.2, 128", "DISC, 120, 4, 1, 512",
		"RING, 12, 3, 0.7, 128", "RING, 40, 5, 0.7, 256", "DENDRITE, 12, 3, 0.5, 256", "DENDRITE, 40, 5, 1, 256"})
	void cellsAreFollowed(final Shape shape, final int cells, final int days, final double jitterPx, final int sizePx) {
		Pairs sum = new Pairs(0, 0, 0);
		for (long seed = 1; seed <= (cells < 20 ? 8 : 2); seed++) {
			final DrawnFields field = DrawnFields.of(new Setup(shape, cells, days, jitterPx, 0.2, 0.1, sizePx), seed);
			sum = sum.plus(field.pairs(TRACKING.track(field.days()).rois()));
		}
		assertTrue(sum.recall() >= 0.95, sum.toString());
		assertTrue(sum.precision() >= 0.98, sum.toString());
	}

	@Test
	void aFurtherDayDoesNotUndoTheMatchesOfTheOthers() {
		final DrawnFields field = DrawnFields.of(new Setup(Shape.DENDRITE, 40, 6, 1, 0.2, 0.1, 256), 5);
		final List<Tracked> five = TRACKING.track(field.days().subList(0, 5)).rois();
		final List<Tracked> six = TRACKING.track(field.days()).rois().stream().filter(roi -> roi.day() < 5).toList();
		final Pairs before = field.pairs(five);
		final Pairs after = field.pairs(six);
		assertEquals(before.possible(), after.possible());
		assertTrue(after.right() >= before.right(), before + " before, " + after + " after");
	}

	@Test
	void theOrderOfDaysDoesNotMatter() {
		final DrawnFields field = DrawnFields.of(new Setup(Shape.RING, 30, 4, 1, 0.2, 0.1, 256), 6);
		final List<List<Mask>> reversed = new ArrayList<>();
		final List<List<Integer>> cells = new ArrayList<>();
		for (int day = 3; day >= 0; day--) {
			reversed.add(field.days().get(day));
			cells.add(field.cells().get(day));
		}
		assertEquals(field.pairs(TRACKING.track(field.days()).rois()),
			new DrawnFields(reversed, cells).pairs(TRACKING.track(reversed).rois()));
	}

	@Test
	void probabilitiesOfPairsAreCalibrated() {
		final double[] sum = new double[3];
		final int[] same = new int[3];
		final int[] count = new int[3];
		for (long seed = 11; seed <= 22; seed++) {
			final DrawnFields field =
				DrawnFields.of(new Setup(Shape.values()[(int) seed % 3], 60, 3, 1.6, 0.3, 0.3, 192), seed);
			for (final PairProbability pair : TRACKING.track(field.days()).pairs()) {
				final int bin = pair.probability() < 0.2 ? 0 : pair.probability() < 0.8 ? 1 : 2;
				sum[bin] += pair.probability();
				same[bin] += field.cells().get(pair.dayA()).get(pair.roiA())
					.equals(field.cells().get(pair.dayB()).get(pair.roiB())) ? 1 : 0;
				count[bin]++;
			}
		}
		assertEquals(sum[0] / count[0], (double) same[0] / count[0], 0.02);
		assertEquals(sum[1] / count[1], (double) same[1] / count[1], 0.15);
		assertEquals(sum[2] / count[2], (double) same[2] / count[2], 0.02);
	}

	@Test
	void daysOfDifferentFieldsHaveNothingInCommon() {
		final Setup setup = new Setup(Shape.DISC, 60, 2, 0.5, 0.1, 0, 256);
		final List<List<Mask>> days =
			List.of(DrawnFields.of(setup, 7).days().get(0), DrawnFields.of(setup, 8).days().get(0));
		final RoiTracking.Result result = TRACKING.track(days);
		assertTrue(result.agreements().get(0).isByChance(), result.agreements().toString());
		assertTrue(result.agreements().get(0).common() < 6, result.agreements().toString());
		final DayAgreement same = TRACKING.track(DrawnFields.of(setup, 7).days()).agreements().get(0);
		assertFalse(same.isByChance(), same.toString());
		assertTrue(same.common() > 40, same.toString());
	}
}
