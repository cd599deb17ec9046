package org.apical.flow.tasks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apical.Progress;
import org.apical.align.FieldAlignment;
import org.apical.image.FootprintSet;
import org.apical.io.imported.FootprintFile;
import org.apical.match.RoiTracking;
import org.apical.trace.traces.SimulatedCells;
import org.junit.jupiter.api.Test;

class TrackingTest {

	@Test
	void threeRealDaysReachTheRegisterScoreThatCellRegReports() {
		final Path folder = Path.of("../shared/data/cellreg");
		assumeTrue(Files.isDirectory(folder), "no " + folder);
		final List<FootprintSet> days = IntStream.rangeClosed(1, 3).mapToObj(day -> FootprintFile
			.read(folder.resolve(String.format(Locale.ROOT, "spatial_footprints_%02d.mat", day)))).toList();
		final Tracking.Result result = Tracking.of(days, FieldAlignment.Parameters.defaults(),
			new RoiTracking(RoiTracking.Parameters.defaults()), Progress.NONE);
		final double score = RegisterScore.of(result.rois(), result.pairs(), 3);
		assertTrue(score >= 0.96, "register score " + score);
		final double matched = (double) result.rois().stream().filter(RoiTracking.Tracked::matched).count()
			/ result.rois().size();
		assertTrue(matched >= 0.85, "share of ROIs matched " + matched);
	}

	/** Days of a few discs, as {x, y} of each, in an image of 128 × 128 px. */
	private static Tracking.Result tracked(final double[][]... days) {
		final List<FootprintSet> sets = Arrays.stream(days).map(day -> new FootprintSet("day", 128, 128, true,
			Arrays.stream(day).map(at -> Optional.of(SimulatedCells.disc(at[0], at[1], 5, 128, 128))).toList())).toList();
		return Tracking.of(sets, FieldAlignment.Parameters.defaults(), new RoiTracking(RoiTracking.Parameters.defaults()),
			Progress.NONE);
	}

	private static double[][] moved(final double[][] day, final double dx, final double dy) {
		return Arrays.stream(day).map(at -> new double[] {at[0] + dx, at[1] + dy}).toArray(double[][]::new);
	}

	private static final double[][] FEW = {{30, 40}, {80, 35}, {55, 90}, {95, 70}};

	@Test
	void fourCellsThatLieAsOnTheFirstDayAreFollowed() {
		final Tracking.Result result = tracked(FEW, moved(FEW, 1, -1), moved(FEW, 0, 1));
		assertEquals(12, result.rois().stream().filter(RoiTracking.Tracked::matched).count());
		result.alignments().forEach(found -> assertNotEquals(FieldAlignment.Status.FAILED, found.status()));
	}

	@Test
	void fourCellsThatAllMovedAreFollowed() {
		final Tracking.Result result = tracked(FEW, moved(FEW, 17, -12));
		assertEquals(8, result.rois().stream().filter(RoiTracking.Tracked::matched).count());
		assertEquals(47, result.alignments().get(1).transform().apply(30, 40).xPx(), 1);
		assertEquals(28, result.alignments().get(1).transform().apply(30, 40).yPx(), 1);
	}

	@Test
	void theFirstDayIsAlignedWithItselfWhateverItShows() {
		final Tracking.Result result = tracked(new double[][] {{64, 64}}, new double[][] {{64, 64}});
		assertEquals(FieldAlignment.Status.OK, result.alignments().get(0).status());
		assertEquals(2, result.rois().stream().filter(RoiTracking.Tracked::matched).count());
	}

	@Test
	void fewCellsOfAnotherFieldAreNotTakenForTheSame() {
		final Tracking.Result result =
			tracked(FEW, new double[][] {{25, 100}, {100, 25}, {60, 60}, {20, 20}, {110, 110}});
		assertTrue(result.rois().stream().filter(RoiTracking.Tracked::matched).count() <= 2);
	}
}
