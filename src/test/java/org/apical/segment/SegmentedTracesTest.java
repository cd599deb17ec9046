package org.apical.segment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.FormulaMovie;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.study.Kind;
import org.apical.study.Seed;
import org.apical.trace.events.Kinetics;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.SimulatedCells;
import org.apical.trace.traces.Traces;
import org.junit.jupiter.api.Test;

/** From points to ΔF/F. */
class SegmentedTracesTest {

	@Test
	void dffOfRoisThatWereFoundFollowsTheTruth() {
		final SimulatedCells cells =
			new SimulatedCells(52, 52, 1800, new double[][] {{16, 16}, {36, 18}, {20, 37}}, 6, 2, 1,
				0.15, 0.5, true, 21);
		final float[][] frames = new float[1800][52 * 52];
		for (int t = 0; t < frames.length; t++) {
			cells.read(t, frames[t]);
		}
		final Movie movie = new FormulaMovie(52, 52, frames.length, (t, x, y) -> frames[t][y * 52 + x]);
		final List<Seed> seeds = List.of(new Seed("0", 17, 15), new Seed("1", 36, 19), new Seed("2", 19, 37));
		final TaskExecutor executor = TaskExecutors.singleThreaded();
		final List<Roi> rois = new Segmentation(Growth.Parameters.defaults(), Segmentation.Parameters.defaults())
			.segment(movie, cells.motion(), BlankRows.NONE, 15, seeds, java.util.Map.of(), Kind.SOMA, 1, executor,
				Progress.NONE)
			.rois();
		assertEquals(3, rois.size());
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(movie, cells.motion(), rois
			.stream().map(Roi::mask).toList(), List.of(), Kind.SOMA, 1, BlankRows.NONE, executor, Progress.NONE);
		final List<Traces.RoiTraces> traces = new Traces(Traces.Parameters.defaults(), Kinetics.ofDecay(
			SimulatedCells.DECAY_S)).of(read,
				Kind.SOMA, 15, executor, Progress.NONE);
		for (int cell = 0; cell < 3; cell++) {
			final SimpleRegression regression = new SimpleRegression();
			for (int t = 0; t < frames.length; t++) {
				regression.addData(cells.dff(cell)[t], traces.get(cell).dff()[t]);
			}
			assertEquals(1, regression.getSlope(), 0.05, "cell " + cell);
			assertTrue(regression.getR() > 0.95, "cell " + cell);
		}
	}
}
