package org.apical.trace.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.study.Kind;
import org.apical.trace.events.Kinetics;
import org.apical.trace.events.Statistics;
import org.apical.trace.extract.Extraction;
import org.junit.jupiter.api.Test;

class UncorrectedTest {

	private static final SimulatedCells CELLS =
		new SimulatedCells(40, 40, 1500, new double[][] {{20, 20}}, 6, 2, 1, 0.15, 0.5, true, 11);

	private static Traces.Parameters parameters(final double alpha) {
		return new Traces.Parameters(0.1, alpha, alpha, false, 0, 1, "percentile", 8, 60, 0.3, 0.1, 0, 0, 3);
	}

	private static CompartmentTraces traces(final double alpha) {
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(CELLS, CELLS.motion(),
			CELLS.masks(), List.of(), Kind.SOMA, 1, BlankRows.NONE, TaskExecutors.singleThreaded(), Progress.NONE);
		final Traces.RoiTraces made = new Traces(parameters(alpha), Kinetics.ofDecay(SimulatedCells.DECAY_S))
			.of(read, Kind.SOMA, SimulatedCells.RATE_HZ, TaskExecutors.singleThreaded(), Progress.NONE).get(0);
		return new CompartmentTraces("n01", read.fluorescence(0), read.neuropil(0), made.dff(), made.parts(),
			made.deconvolved(), new double[CELLS.frames()], made.events(), made.quality());
	}

	@Test
	void tracesAreThoseOfACoefficientOfZero() {
		final CompartmentTraces without = Uncorrected.of(traces(0.7), parameters(0.7), SimulatedCells.RATE_HZ);
		final CompartmentTraces zero = traces(0);
		assertTrue(Uncorrected.differs(without));
		assertArrayEquals(zero.dff(), without.dff(), 1e-5f);
		final double slope = Statistics.slope(traces(0.7).dff(), zero.dff());
		assertTrue(slope < 0.9, "the correction makes a difference: " + slope);
		for (int part = 0; part < 5; part++) {
			assertEquals(1, Statistics.slope(zero.parts()[part], without.parts()[part]), 0.02, "part " + part);
		}
	}

	@Test
	void tracesFromWhichNothingWasTakenStayAsTheyAre() {
		final CompartmentTraces zero = traces(0);
		assertFalse(Uncorrected.differs(zero));
		assertSame(zero, Uncorrected.of(zero, parameters(0), SimulatedCells.RATE_HZ));
	}
}
