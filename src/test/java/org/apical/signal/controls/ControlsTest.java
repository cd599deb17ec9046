package org.apical.signal.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.apical.Progress;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.NeuropilControl;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.junit.jupiter.api.Test;

class ControlsTest {

	private static WindowResult test(final PairTable table) {
		return OpposingTest.run(table, OpposingTest.Parameters.defaults(), true, Progress.NONE).primary();
	}

	private static Control control(final WindowResult result, final String name) {
		return result.details().orElseThrow().controls().stream().filter(c -> c.name().equals(name)).findFirst()
			.orElseThrow();
	}

	/** The same table, the dendrite of each row changed. */
	private static PairTable withDendrites(final PairTable table, final IntFunction<double[]> dendrite) {
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = table.row(row).clone();
			System.arraycopy(dendrite.apply(row), 0, values, table.layout().dendriteAt(), PairTable.PHASES);
			builder.add(table.pair(row), values);
		}
		return builder.build();
	}

	@Test
	void inAStudyAsItShouldBeEveryControlIsAsExpectedAndNoWarningSaysOtherwise() {
		final WindowResult r = test(SimulatedPairs.base(1).small().withEffect(0.1, 0.1).table());
		assertEquals(List.of("scrambled_pairing", "circular_shift", "neutral_halves", "split_dendrite"),
			r.details().orElseThrow().controls().stream().map(Control::name).toList());
		assertTrue(r.details().orElseThrow().controls().stream().allMatch(Control::asExpected));
		assertTrue(r.warnings().stream().noneMatch(w -> w.contains("control")), r.warnings().toString());
	}

	@Test
	void besideAnotherNeuronsSomaTheDendriteFollowsTheRolesWithoutAnySignal() {
		final WindowResult r = test(SimulatedPairs.base(2).small().table());
		final Contrast scrambled = control(r, "scrambled_pairing").contrast();
		assertTrue(scrambled.d() > 5 * Math.abs(r.contrast().d()), scrambled.d() + " beside " + r.contrast().d());
		assertTrue(scrambled.significant());
	}

	@Test
	void dendritesMatchedWithOtherNeuronsSomataAreWarnedOf() {
		final PairTable right = SimulatedPairs.base(3).small().withEffect(0.1, 0).table();
		final PairTable wrong = Mispairing.otherNeuron(right, "", Kind.TUFT);
		final WindowResult r = test(wrong);
		assertFalse(control(r, "scrambled_pairing").asExpected());
		assertTrue(r.warnings().stream().anyMatch(w -> w.contains("scrambled_pairing is not as expected")),
			r.warnings().toString());
		assertEquals(r.verdict(),
			OpposingTest.run(wrong, OpposingTest.Parameters.defaults(), false, Progress.NONE).primary()
				.verdict());
	}

	@Test
	void halfASessionAwayFromTheOutcomeTheSignalIsGone() {
		final WindowResult r = test(SimulatedPairs.base(4).small().withEffect(0.2, 0).table());
		assertTrue(r.contrast().significant());
		final Control shifted = control(r, "circular_shift");
		assertEquals(0, shifted.correlation(), 0.05);
		assertEquals(0, shifted.contrast().d(), 3 * shifted.contrast().se());
	}

	@Test
	void whatFollowsOtherTrialsOutcomesSurvivesTheShiftAndIsWarnedOf() {
		final PairTable table = SimulatedPairs.base(5).small().table();
		final WindowResult r = test(withDendrites(table, row -> {
			final Pair p = table.pair(row);
			final double[] dendrite = new double[PairTable.PHASES];
			for (int t = 0; t < dendrite.length; t++) {
				dendrite[t] = table.dendrite(row, t) + hitHalfASessionBefore(table, row) * 0.5
					* (p.role().label().equals("P+") ? 1 : -1);
			}
			return dendrite;
		}));
		assertFalse(control(r, "circular_shift").asExpected());
	}

	/** Whether the trial half a session before is a hit; the 30 rows of a neuron's session are in the order of trials. */
	private static int hitHalfASessionBefore(final PairTable table, final int row) {
		final int trial = table.pair(row).trial() - 1;
		final int other = row - trial + (trial + 15) % 30;
		return table.pair(other).outcome().label().equals("hit") ? 1 : 0;
	}

	@Test
	void theMispairedTablesKeepRolesOutcomesAndSomataAndMoveDendrites() {
		final PairTable table = SimulatedPairs.base(6).small().withAnimals(2).table();
		final PairTable shifted = Mispairing.otherTrials(table, "", Kind.TUFT);
		final PairTable scrambled = Mispairing.otherNeuron(table, "", Kind.TUFT);
		assertEquals(table.rows(), shifted.rows());
		assertEquals(table.rows(), scrambled.rows());
		final int neurons = 11;
		final int perNeuron = 150;
		for (int row = 0; row < table.rows(); row++) {
			assertEquals(table.pair(row), shifted.pair(row));
			assertEquals(table.soma(row, 4, 3), shifted.soma(row, 4, 3));
			assertEquals(table.dendrite(row % 30 < 15 ? row + 15 : row - 15, 2), shifted.dendrite(row, 2));
			assertEquals(table.dendrite(row, 2), scrambled.dendrite(row, 2));
			final int next = row % (neurons * perNeuron) < (neurons - 1) * perNeuron ? row + perNeuron
				: row - (neurons - 1) * perNeuron;
			assertEquals(table.soma(next, 1, 1), scrambled.soma(row, 1, 1));
		}
	}

	@Test
	void aDendriteOfNoiseAloneIsUnreliable() {
		final PairTable table = SimulatedPairs.base(7).small().table();
		final Random random = new Random(1);
		final WindowResult r =
			test(withDendrites(table, row -> random.doubles(4).map(u -> random.nextGaussian()).toArray()));
		assertFalse(control(r, "split_dendrite").asExpected());
		assertEquals(0, control(r, "split_dendrite").correlation(), 0.05);
	}

	@Test
	void theReliabilityIsTheSignalsPartOfTheVariance() {
		// own variation .3 and the soma's lognormal part beside noise .35
		final double s = 0.8 * 0.8 * Math.exp(0.36) * (Math.exp(0.36) - 1);
		final double truth = (s + 0.09) / (s + 0.09 + 0.35 * 0.35);
		final WindowSample sample = WindowSample.of(SimulatedPairs.base(8).table(), "", Kind.TUFT);
		assertEquals(truth, Coupling.reliability(sample).mean(), 0.03);
	}

	@Test
	void withoutNeutralNeuronsThatControlIsLeftOut() {
		final PairTable table = SimulatedPairs.base(9).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			if (!table.pair(row).role().label().equals("neutral")) {
				builder.add(table.pair(row), table.row(row));
			}
		}
		assertTrue(test(builder.build()).details().orElseThrow().controls().stream()
			.noneMatch(c -> c.name().equals("neutral_halves")));
	}

	@Test
	void aDifferenceThatMovementMakesGoesWithTheCovariateAndIsWarnedOf() {
		final WindowResult moved = test(withCovariate(0.4));
		assertTrue(moved.contrast().significant());
		assertFalse(control(moved, "covariates").contrast().significant());
		assertFalse(control(moved, "covariates").asExpected());
		assertTrue(control(moved, "covariates").meaning().startsWith("With running as further columns"));
		final WindowResult still = test(withCovariate(0));
		assertTrue(control(still, "covariates").asExpected());
	}

	@Test
	void aDifferenceThatComesByTheNeuropilCorrectionAloneIsNotAsExpected() {
		final PairTable corrected = SimulatedPairs.base(11).small().withEffect(0.1, 0.1).table();
		final OpposingResult result = OpposingTest.run(corrected, OpposingTest.Parameters.defaults(), true, Progress.NONE);
		final OpposingResult same = NeuropilControl.addedTo(result, corrected, OpposingTest.Parameters.defaults());
		final Control likewise = control(same.primary(), "neuropil");
		assertTrue(likewise.asExpected());
		assertEquals(result.primary().contrast(), likewise.contrast());
		assertTrue(same.windows().contains(same.primary()));
		final PairTable nothing = SimulatedPairs.base(11).small().table();
		final OpposingResult gone = NeuropilControl.addedTo(result, nothing, OpposingTest.Parameters.defaults());
		assertFalse(control(gone.primary(), "neuropil").asExpected());
	}

	/** A table with running as a covariate. There is more of it on hits; it raises P+ and lowers P− dendrites. */
	private static PairTable withCovariate(final double effect) {
		final PairTable table = SimulatedPairs.base(10).small().table();
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false, false, List.of("running")));
		final Random random = new Random(1);
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			// running belongs to the animal, so it is the same for all its neurons in a trial
			random.setSeed(31L * p.animal().hashCode() + 1000L * p.day() + p.trial());
			random.nextGaussian();
			final double running = (p.outcome().label().equals("hit") ? 1 : 0) + 0.5 * random.nextGaussian();
			final double[] values = Arrays.copyOf(table.row(row), 25);
			for (int t = 20; t < 24; t++) {
				values[t] += effect * running * (p.role().label().equals("P+") ? 1 : p.role().label().equals("P-") ? -1 : 0);
			}
			values[24] = running;
			builder.add(p, values);
		}
		return builder.build();
	}
}
