package org.apical.trace.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.study.Kind;
import org.apical.trace.baseline.Baseline;
import org.apical.trace.baseline.RunningMean;
import org.apical.trace.events.Event;
import org.apical.trace.events.Kinetics;
import org.apical.trace.events.Statistics;
import org.apical.trace.extract.Extraction;
import org.junit.jupiter.api.Test;

class TracesTest {

	private static final double[][] CENTRES = {{16, 16}, {36, 18}, {20, 37}};

	private static List<Traces.RoiTraces> traces(final SimulatedCells cells, final double alpha) {
		return traces(cells, cells.motion(), cells, alpha);
	}

	private static List<Traces.RoiTraces> traces(final Movie movie, final Motion motion, final SimulatedCells cells,
		final double alpha)
	{
		final Extraction.Result read =
			new Extraction(Extraction.Parameters.defaults()).extract(movie, motion, cells.masks(),
				List.of(), Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
		return traces(read, alpha, TaskExecutors.singleThreaded());
	}

	private static List<Traces.RoiTraces> traces(final Extraction.Result read, final double alpha,
		final TaskExecutor executor)
	{
		final Kinetics kinetics = Kinetics.ofDecay(SimulatedCells.DECAY_S);
		return new Traces(
			new Traces.Parameters(0, alpha, alpha, false, 0, 1, "percentile", 8, 60, 0.3, 0.1, 0, 0, 3), kinetics)
				.of(read, Kind.SOMA, SimulatedCells.RATE_HZ, executor, Progress.NONE);
	}

	@Test
	void threadsChangeNothing() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 900, CENTRES, 6, 2, 1, 0.15, 0.5, true, 17);
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(cells, cells.motion(),
			cells.masks(), List.of(), Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
		final List<Traces.RoiTraces> one = traces(read, 0.7, TaskExecutors.singleThreaded());
		try (TaskExecutor three = TaskExecutors.fixedThreadPool(3)) {
			final List<Traces.RoiTraces> many = traces(read, 0.7, three);
			for (int roi = 0; roi < one.size(); roi++) {
				assertArrayEquals(one.get(roi).deconvolved(), many.get(roi).deconvolved());
				assertEquals(one.get(roi).events(), many.get(roi).events());
			}
		}
	}

	@Test
	void dffOfRoiAndPartsFollowsTheTruthWithNoiseNeuropilAndMotion() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 3000, CENTRES, 6, 2, 1, 0.15, 0.5, true, 11);
		final List<Traces.RoiTraces> traces = traces(cells, 0.7);
		for (int cell = 0; cell < CENTRES.length; cell++) {
			final Traces.RoiTraces trace = traces.get(cell);
			assertEquals(1, Statistics.slope(cells.dff(cell), trace.dff()), 0.05, "cell " + cell);
			assertEquals(5, trace.parts().length);
			for (final float[] part : trace.parts()) {
				assertEquals(1, Statistics.slope(cells.dff(cell), part), 0.07, "part of cell " + cell);
			}
			assertTrue(trace.quality().noiseDff() < 0.2);
			assertEquals(0, trace.quality().flooredFrames());
		}
	}

	@Test
	void partsHaveTheScaleOfTheWholeAsTheyWouldNotWithBaselinesOfTheirOwn() {
		final SimulatedCells cells = new SimulatedCells(40, 40, 3000, new double[][] {{20, 20}}, 5, 0.8, 0, 0, 0.3, true,
			17);
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(cells, cells.motion(),
			cells.masks(), List.of(), Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
		final Traces.RoiTraces trace = traces(cells, 0).get(0);
		final double whole = Statistics.slope(cells.dff(0), trace.dff());
		double scaled = 0;
		double own = 0;
		for (int part = 0; part < 5; part++) {
			scaled += Statistics.slope(cells.dff(0), trace.parts()[part]) / 5;
			final float[] alone = read.part(0, part);
			final float[] ofItsOwn = new Baseline(Baseline.Parameters.defaults()).f0(alone, alone, 15).dff(alone, 1);
			own += Statistics.slope(cells.dff(0), ofItsOwn) / 5;
		}
		assertEquals(whole, scaled, 0.01);
		assertTrue(Math.abs(own - whole) > 0.02, own + " against " + whole);
	}

	@Test
	void eventsAreThoseOfTheTruth() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 3000, CENTRES, 6, 2, 1, 0.15, 0.5, true, 12);
		final List<Traces.RoiTraces> traces = traces(cells, 0.7);
		for (int cell = 0; cell < CENTRES.length; cell++) {
			final float[] truth = cells.dff(cell);
			int bursts = 0;
			double sum = 0;
			for (int t = 1; t < truth.length; t++) {
				bursts += truth[t] > truth[t - 1] ? 1 : 0;
				sum += truth[t] / SimulatedCells.RATE_HZ;
			}
			double found = 0;
			for (final Event event : traces.get(cell).events()) {
				found += event.amplitudeDffS();
				assertTrue(event.snr() >= 3 - 1e-3);
			}
			assertEquals(1, traces.get(cell).events().size() / (double) bursts, 0.15);
			assertEquals(1, found / sum, 0.15);
		}
	}

	@Test
	void gainChangesNothing() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 200, CENTRES, 6, 2, 1, 0.15, 0.5, true, 13);
		final float[] plain = traces(cells, 0.7).get(0).dff();
		assertArrayEquals(plain, traces(cells.withGain(4), 0.7).get(0).dff(), 1e-4f);
	}

	@Test
	void aKnownDetectorOffsetChangesNothing() {
		final float[] light = {100, 110, 180, 140, 120, 105, 100, 101};
		final float[] neuropil = {40, 41, 42, 41, 40, 40, 41, 40};
		final float[] plain = dff(light, neuropil, 0);
		assertArrayEquals(plain, dff(plus(light, 30), plus(neuropil, 30), 30), 1e-5f);
		assertTrue(dff(plus(light, 30), plus(neuropil, 30), 0)[2] < 0.95 * plain[2], "an unknown one makes it smaller");
	}

	private static float[] dff(final float[] fluorescence, final float[] neuropil, final double offset) {
		final Extraction.Result read = new Extraction.Result(new float[][] {fluorescence}, new float[][] {neuropil},
			new float[][][] {{fluorescence}}, new int[] {1});
		return new Traces(
			new Traces.Parameters(offset, 0.7, 0.7, false, 0, 1, "percentile", 8, 60, 0, 0.1, 0, 0, 3),
			Kinetics.ofDecay(0.5)).of(read, Kind.SOMA, 10, TaskExecutors.singleThreaded(), Progress.NONE).get(0).dff();
	}

	private static float[] plus(final float[] values, final float offset) {
		final float[] sum = values.clone();
		for (int t = 0; t < sum.length; t++) {
			sum[t] += offset;
		}
		return sum;
	}

	@Test
	void withoutNeuropilAndItsCoefficientDffIsExact() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 1500, CENTRES, 6, 2, 0, 0, 0, false, 14);
		final float[] truth = cells.dff(0);
		final float[] dff = traces(cells, 0).get(0).dff();
		assertEquals(1, Statistics.correlation(truth, dff), 1e-6);
		assertEquals(1, Statistics.slope(truth, dff), 0.02);
	}

	@Test
	void framesThatAreNotValidAreMissingEverywhere() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 300, CENTRES, 6, 2, 1, 0.15, 0.5, true, 15);
		final boolean[] valid = cells.motion().valid();
		java.util.Arrays.fill(valid, 100, 150, false);
		final Motion motion = new Motion(cells.motion().dxPx(), cells.motion().dyPx(), cells.motion().correlation(), valid);
		final Traces.RoiTraces trace = traces(cells, motion, cells, 0.7).get(1);
		assertTrue(Float.isNaN(trace.dff()[120]) && Float.isNaN(trace.parts()[4][120]) && Float.isNaN(
			trace.deconvolved()[120]));
		assertTrue(trace.events().stream().noneMatch(event -> event.frame() >= 100 && event.frame() < 150));
		assertTrue(Float.isFinite(trace.dff()[99]) && Float.isFinite(trace.dff()[150]));
	}

	@Test
	void withoutAnyValidFrameEverythingIsMissingAndNothingFails() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 40, CENTRES, 6, 2, 1, 0.15, 0.5, false, 16);
		final Motion none = new Motion(new float[40], new float[40], new float[40], new boolean[40]);
		final Traces.RoiTraces trace = traces(cells, none, cells, 0.7).get(0);
		assertTrue(Float.isNaN(trace.dff()[0]) && Double.isNaN(trace.quality().noiseDff()) && trace.events().isEmpty());
	}

	@Test
	void theAuditSaysNoiseBaselineAndNeuropilAndTheNeuropilCanBeFitted() {
		final SimulatedCells cells = new SimulatedCells(52, 52, 3000, CENTRES, 6, 2, 1, 0.15, 0.5, true, 11);
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(cells, cells.motion(),
			cells.masks(), List.of(), Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
		final TraceAudit fixed = traces(read, 0.7, TaskExecutors.singleThreaded()).get(0).quality().audit();
		assertEquals(0.7, fixed.neuropilCoefficient());
		final float[] residual = traces(read, 0.7, TaskExecutors.singleThreaded()).get(0).dff();
		final double slope = Statistics.slope(cells.dff(0), residual);
		for (int t = 0; t < residual.length; t++) {
			residual[t] -= (float) (slope * cells.dff(0)[t]);
		}
		final float[] fast = RunningMean.removed(residual, 15);
		final double truth = Math.sqrt(Statistics.covariance(fast, fast));
		assertEquals(1, fixed.noiseSplitDff() / truth, 0.05);
		assertTrue(fixed.noiseDifferencesDff() > truth && fixed.noiseSpectrumDff() > truth,
			"jumps within a frame add to them");
		assertTrue(fixed.baselineSpread() > 0 && fixed.baselineSpread() < 0.1 && !fixed.crowded());
		final Traces fitting = new Traces(
			new Traces.Parameters(0, 0.2, 0.2, true, 0, 1.2, "quiet", 8, 60, 0.3, 0.1, 0, 0, 3),
			Kinetics.ofDecay(SimulatedCells.DECAY_S));
		final Traces.RoiTraces trace =
			fitting.of(read, Kind.SOMA, SimulatedCells.RATE_HZ, TaskExecutors.singleThreaded(), Progress.NONE).get(0);
		assertEquals(SimulatedCells.NEUROPIL_IN_CELL, trace.quality().audit().neuropilCoefficient(), 0.1);
		assertEquals(1, Statistics.slope(cells.dff(0), trace.dff()), 0.1, "as uncertain as the coefficient");
	}

	@Test
	void aConstantTraceHasNoEventsAndNoNoiseAndTooMuchNeuropilIsCounted() {
		final float[] flat = new float[60];
		final float[] ring = new float[60];
		java.util.Arrays.fill(flat, 10);
		java.util.Arrays.fill(ring, 20);
		final Extraction.Result read = new Extraction.Result(new float[][] {flat}, new float[][] {ring},
			new float[][][] {{flat}}, new int[] {1});
		final Traces.RoiTraces trace = traces(read, 0, TaskExecutors.singleThreaded()).get(0);
		assertArrayEquals(new float[60], trace.dff());
		assertTrue(trace.events().isEmpty());
		assertEquals(0, trace.quality().noiseDff(), 1e-12);
		assertEquals(60, traces(read, 0.7, TaskExecutors.singleThreaded()).get(0).quality().audit().negativeFrames());
	}
}
