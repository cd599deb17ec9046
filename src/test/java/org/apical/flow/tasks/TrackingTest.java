package org.apical.flow.tasks;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apical.Progress;
import org.apical.align.FieldAlignment;
import org.apical.image.FootprintSet;
import org.apical.io.imported.FootprintFile;
import org.apical.match.RoiTracking;
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
}
