package org.apical.signal.pairs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apical.signal.estimate.QuietNoise;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Trial;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class QuietWindowsTest {

	private static final List<Window> WINDOWS = List.of(new Window("pre", -2, 0), new Window("post", 0, 2));

	/** A minute at 10 Hz. */
	private static NeuronTraces traces(final double... eventsS) {
		final double[] timesS = new double[601];
		Arrays.setAll(timesS, frame -> frame / 10.0);
		return new NeuronTraces("m", "d", 1, "n", Role.P_PLUS, "", Kind.TUFT, new float[5][601], timesS,
			List.of(new NeuronTraces.Dendrite(new float[601], timesS, 1)), eventsS, List.of());
	}

	private static Trial trial(final double outcomeS) {
		return new Trial(1, outcomeS - 1, outcomeS, Outcome.MISS, outcomeS, Double.NaN, Double.NaN, false);
	}

	private static List<Double> starts(final NeuronTraces traces, final double... outcomesS) {
		return QuietWindows.startsS(traces, Arrays.stream(outcomesS).mapToObj(QuietWindowsTest::trial).toList(), WINDOWS, 4,
			3);
	}

	@Test
	void theyFillTheGapsBetweenTrialsAndEvents() {
		// from 3 s on, since what was before the recording is not known; an event's edge is .4 s before it
		assertEquals(List.of(3.0, 7.0, 17.0, 31.0, 35.0, 39.0, 46.5, 50.5, 54.5), starts(traces(28, 43.5), 15, 23));
		assertEquals(List.of(), starts(traces(5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60)));
	}

	@Test
	void theOrderOfTheEventsChangesNothing() {
		assertEquals(starts(traces(10, 40, 30)), starts(traces(40, 30, 10)));
	}

	private static PairTable simulated;

	@BeforeAll
	static void simulate() {
		simulated = new SimulatedTraces(0.5, 0.5, 0, true, 2).table(true);
	}

	@Test
	void rowsOfQuietWindowsAreAbortedTrialsWithNumbersOfTheirOwn() {
		int quiet = 0;
		for (int row = 0; row < simulated.rows(); row++) {
			if (simulated.pair(row).quiet()) {
				quiet++;
				assertEquals(Outcome.ABORT, simulated.pair(row).outcome());
				assertTrue(simulated.pair(row).trial() > 40);
				assertTrue(simulated.complete(row));
				assertEquals(0, mean(simulated, row), 0.5);
			}
		}
		assertTrue(quiet > 6 * QuietNoise.FEWEST_WINDOWS, quiet + " quiet windows");
	}

	private static double mean(final PairTable table, final int row) {
		double sum = 0;
		for (int t = 0; t < PairTable.PHASES; t++) {
			sum += table.soma(row, 0, t) / PairTable.PHASES;
		}
		return sum;
	}

	/** The noise of the simulated traces is white: there is none that all replicates share. */
	@Test
	void whereThereIsNoSharedNoiseNoneIsFound() {
		QuietNoise.of(simulated, Kind.TUFT).values().forEach(noise -> {
			assertEquals(0, noise.variance(), 4 * noise.varianceSe());
			assertTrue(noise.varianceSe() < 0.01, noise.toString());
		});
	}
}
