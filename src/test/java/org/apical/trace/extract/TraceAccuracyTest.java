package org.apical.trace.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.image.BlankRows;
import org.apical.image.Motion;
import org.apical.study.Kind;
import org.apical.trace.events.Kinetics;
import org.apical.trace.events.SimulatedBursts;
import org.apical.trace.events.Statistics;
import org.apical.trace.traces.Traces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares traces of simulated movies with the simulated truth. The whole table of docs/science.md, section 8, takes
 * too long for every build; {@code workflows/trace-table.sh} prints it.
 */
class TraceAccuracyTest {

	private static final double BIN_S = 0.5;

	/**
	 * Means over cells.
	 *
	 * @param slope slope of ΔF/F on the truth
	 * @param spectrum noise from the spectrum, divided by the true noise of ΔF/F
	 * @param split noise from the parts, divided by the true noise of the ROI's own pixels
	 * @param r correlation of the deconvolved trace with action potentials in bins of half a second
	 */
	record Accuracy(double slope, double spectrum, double split, double r) {}

	static Accuracy of(final double rateHz, final double noise, final double durationS, final long seed) {
		final SimulatedBursts movie = new SimulatedBursts(durationS, rateHz, noise, seed);
		final Extraction.Result read = new Extraction(Extraction.Parameters.defaults()).extract(movie,
			Motion.none(movie.frames()), movie.masks(), List.of(), Kind.SOMA, 1, BlankRows.NONE,
			TaskExecutors.singleThreaded(), Progress.NONE);
		final List<Traces.RoiTraces> traces = new Traces(Traces.Parameters.defaults(),
			new Kinetics(SimulatedBursts.DECAY_S, 0, 0, 0.05, 1.3)).of(read, Kind.SOMA, rateHz,
				TaskExecutors.singleThreaded(), Progress.NONE);
		double slope = 0;
		double spectrum = 0;
		double split = 0;
		double r = 0;
		for (int cell = 0; cell < traces.size(); cell++) {
			final Traces.RoiTraces trace = traces.get(cell);
			final double own = Statistics.slope(movie.dff(cell), trace.dff());
			final double put = own * noise * Math.sqrt(1 + square(SimulatedBursts.NEUROPIL_IN_CELL)
				* movie.masks().get(cell).area() / ringPx(movie, cell));
			slope += own / traces.size();
			spectrum += trace.quality().audit().noiseSpectrumDff() / put / traces.size();
			split += trace.quality().audit().noiseSplitDff() / (own * noise) / traces.size();
			r += Statistics.correlation(binned(trace.deconvolved(), rateHz, movie.spikes(cell, BIN_S).length),
				movie.spikes(cell, BIN_S)) / traces.size();
		}
		return new Accuracy(slope, spectrum, split, r);
	}

	private static double square(final double value) {
		return value * value;
	}

	private static int ringPx(final SimulatedBursts movie, final int cell) {
		final Extraction.Parameters sizes = Extraction.Parameters.defaults();
		return new NeuropilRing(sizes.neuropilGapUm(), sizes.neuropilWidthUm(), sizes.neuropilMinimumPx())
			.around(movie.masks(), List.of(), movie.width(), movie.height()).get(cell).count();
	}

	private static float[] binned(final float[] trace, final double rateHz, final int bins) {
		final float[] sums = new float[bins];
		for (int t = 0; t < trace.length; t++) {
			sums[(int) Math.min(bins - 1, t / rateHz / BIN_S)] += trace[t];
		}
		return sums;
	}

	@ParameterizedTest
	@CsvSource({"30, 0.1, 0.87", "15, 0.1, 0.78", "15, 0.2, 0.66"})
	void tracesHaveTheScaleNoiseAndEventsOfTheTruth(final double rateHz, final double noise, final double r) {
		final Accuracy found = of(rateHz, noise, 240, 1);
		assertEquals(1, found.slope, 0.05);
		assertTrue(found.spectrum >= 0.97 && found.spectrum <= 1.10, "noise from the spectrum " + found.spectrum);
		assertTrue(found.split >= 0.95 && found.split <= 1.05, "noise from the parts " + found.split);
		assertTrue(found.r >= r - 0.05, "r " + found.r);
	}
}
