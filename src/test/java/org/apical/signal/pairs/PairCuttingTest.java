package org.apical.signal.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;
import org.junit.jupiter.api.Test;

class PairCuttingTest {

	private static final int FRAMES = 200;
	private static final double RATE_HZ = 10;

	private static double[] times(final double offsetS) {
		final double[] times = new double[FRAMES];
		Arrays.setAll(times, frame -> frame / RATE_HZ + offsetS);
		return times;
	}

	/** ΔF/F that is the frame's number, plus 1000 times the part. */
	private static float[][] soma(final int parts) {
		final float[][] soma = new float[parts][FRAMES];
		for (int part = 0; part < parts; part++) {
			for (int frame = 0; frame < FRAMES; frame++) {
				soma[part][frame] = frame + 1000 * part;
			}
		}
		return soma;
	}

	private static NeuronTraces traces(final int parts, final NeuronTraces.Dendrite... dendrites) {
		return new NeuronTraces("m01", "d01", 1, "n1", Role.P_PLUS, "", Kind.TUFT, soma(parts), times(0.01),
			List.of(dendrites));
	}

	private static NeuronTraces.Dendrite dendrite(final float value, final double weight) {
		final float[] dff = new float[FRAMES];
		Arrays.fill(dff, value);
		return new NeuronTraces.Dendrite(dff, times(0.03), weight);
	}

	private static Trial trial(final int number, final double outcomeS, final Outcome outcome) {
		return new Trial(number, outcomeS - 1, outcomeS, outcome, outcomeS, 12.5, Double.NaN, false);
	}

	private static PairTable cut(final NeuronTraces traces, final Trial... trials) {
		final PairTable.Builder builder = new PairTable.Builder(
			new PairTable.Layout(traces.somaParts().length, true));
		PairCutting.cut(traces, List.of(trials), PairCutting.Parameters.defaults(), builder);
		return builder.build();
	}

	private static int row(final PairTable table, final String window) {
		for (int row = 0; row < table.rows(); row++) {
			if (table.pair(row).window().equals(window)) {
				return row;
			}
		}
		throw new AssertionError("no window " + window);
	}

	@Test
	void anAmplitudeIsTheMeanOfItsPhasesFramesTimesTheWindowsLength() {
		final PairTable table = cut(traces(5, dendrite(2, 1)), trial(1, 8, Outcome.HIT));
		assertEquals(3, table.rows());
		final int post = row(table, "post");
		// frames 80 … 99: phase 0 has 80, 84, … 96
		assertEquals(2 * 88, table.soma(post, 0, 0), 1e-9);
		assertEquals(2 * (4000 + 91), table.soma(post, 4, 3), 1e-9);
		assertEquals(2 * 2, table.dendrite(post, 1), 1e-9);
		// frames 60 … 79, and 100 … 129
		assertEquals(2 * 68, table.soma(row(table, "pre"), 0, 0), 1e-9);
		assertEquals(3 * 114, table.soma(row(table, "late"), 0, 0), 1e-9);
		assertEquals(8, table.pair(post).timeS());
		assertEquals(12.5, table.pair(post).errorDeg());
	}

	@Test
	void boundaryColumnsAreTheMeanOfTwoFramesOfEachPhaseAroundTheWindowsEdges() {
		final PairTable table = cut(traces(5, dendrite(2, 1)), trial(1, 8, Outcome.HIT));
		final int post = row(table, "post");
		final List<String> columns = table.layout().columns();
		// frames 76 … 83 around the start, 96 … 103 around the end
		assertEquals(78, table.amplitude(post, columns.indexOf("start_11")), 1e-9);
		assertEquals(3000 + 81, table.amplitude(post, columns.indexOf("start_44")), 1e-9);
		assertEquals(1000 + 99, table.amplitude(post, columns.indexOf("end_22")), 1e-9);
	}

	@Test
	void compartmentsAreAveragedByTheirWeights() {
		final PairTable table = cut(traces(5, dendrite(1, 1), dendrite(4, 2)), trial(1, 8, Outcome.HIT));
		assertEquals(2 * 3, table.dendrite(row(table, "post"), 2), 1e-9);
	}

	@Test
	void aCovariateIsItsMeanOverTheWindowAndMissingWhereItHasNone() {
		final PairTable.Layout layout = new PairTable.Layout(5, true, true, List.of("motion", "running", "licking"));
		final NeuronTraces still = traces(5, dendrite(1, 1));
		final double[] motion = times(0);
		motion[85] = Double.NaN;
		final NeuronTraces traces = new NeuronTraces("m01", "d01", 1, "n1", Role.P_PLUS, "", Kind.TUFT, still.somaParts(),
			still.somaTimesS(), still.dendrites(), new double[0],
			List.of(new Covariate("motion", times(0), motion), new Covariate("running", new double[] {1, 2}, new double[2])));
		final PairTable.Builder builder = new PairTable.Builder(layout);
		PairCutting.cut(traces, List.of(trial(1, 8, Outcome.HIT)), PairCutting.Parameters.defaults(), builder);
		final PairTable table = builder.build();
		final int post = row(table, "post");
		// 8 … 9.9 s without 8.5 s
		assertEquals((20 * 8.95 - 8.5) / 19, table.covariate(post, layout.covariates().indexOf("motion")), 1e-9);
		assertTrue(Double.isNaN(table.covariate(post, layout.covariates().indexOf("running"))));
		assertTrue(Double.isNaN(table.covariate(post, layout.covariates().indexOf("licking"))));
		assertTrue(table.complete(post));
	}

	@Test
	void aWindowPartlyOutsideTheRecordingHasNoRow() {
		assertEquals(List.of("late", "post"), windows(cut(traces(5, dendrite(1, 1)), trial(1, 1.5, Outcome.MISS))));
		assertEquals(List.of("post", "pre"), windows(cut(traces(5, dendrite(1, 1)), trial(1, 16, Outcome.MISS))));
	}

	private static List<String> windows(final PairTable table) {
		return List.copyOf(table.windows(Kind.TUFT));
	}

	@Test
	void abortedTrialsAreLeftOut() {
		assertEquals(3, cut(traces(5, dendrite(1, 1)), trial(1, 6, Outcome.ABORT), trial(2, 9, Outcome.HIT)).rows());
	}

	@Test
	void missingFramesAreSkippedAndAPhaseWithoutAnyIsMissing() {
		final NeuronTraces traces = traces(5, dendrite(1, 1));
		for (int frame = 80; frame < 100; frame += 4) {
			traces.somaParts()[0][frame] = Float.NaN;
			traces.somaParts()[0][frame + 1] = frame == 80 ? Float.NaN : traces.somaParts()[0][frame + 1];
		}
		final PairTable table = cut(traces, trial(1, 8, Outcome.HIT));
		final int post = row(table, "post");
		assertTrue(Double.isNaN(table.soma(post, 0, 0)));
		assertEquals(2 * 91, table.soma(post, 0, 1), 1e-9);
		assertTrue(!table.complete(post) && table.complete(row(table, "late")));
	}

	@Test
	void aNeuronNotSeenThatDayHasNoRow() {
		final NeuronTraces traces = traces(5, dendrite(Float.NaN, 1));
		assertEquals(0, cut(traces, trial(1, 8, Outcome.HIT)).rows());
	}

	@Test
	void aSomaInOnePartGivesOnePart() {
		final PairTable table = cut(traces(1, dendrite(1, 1)), trial(1, 8, Outcome.HIT));
		assertEquals(4 * 4, table.layout().width());
		assertEquals(2 * 88, table.soma(row(table, "post"), 0, 0), 1e-9);
	}

	@Test
	void parametersOutOfBoundsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new PairCutting.Parameters(0, 2, 5, 3));
		assertThrows(IllegalArgumentException.class, () -> new PairCutting.Parameters(-2, 0, 5, 3));
		assertThrows(IllegalArgumentException.class, () -> new PairCutting.Parameters(-2, 2, 2, 3));
		assertThrows(IllegalArgumentException.class, () -> new PairCutting.Parameters(-2, 2, 5, -1));
	}
}
