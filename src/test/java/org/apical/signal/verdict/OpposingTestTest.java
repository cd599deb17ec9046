package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.signal.controls.Gate;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Contrast;
import org.apical.signal.verdict.OpposingResult.WindowResult;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class OpposingTestTest {

	private static final OpposingTest.Parameters DEFAULTS = OpposingTest.Parameters.defaults();

	private static WindowResult test(final PairTable table) {
		return OpposingTest.run(table, DEFAULTS, false, Progress.NONE).primary();
	}

	/** The same table with every row changed. */
	private static PairTable changed(final PairTable table, final UnaryOperator<Pair> change) {
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			builder.add(change.apply(table.pair(row)), table.row(row));
		}
		return builder.build();
	}

	private static Pair withRole(final Pair p, final Role role) {
		return new Pair(p.animal(), p.session(), p.day(), p.neuron(), role, p.trial(), p.outcome(), p.timeS(),
			p.errorDeg(), p.stratum(), p.window(), p.kind());
	}

	private static Pair withWindow(final Pair p, final String window) {
		return new Pair(p.animal(), p.session(), p.day(), p.neuron(), p.role(), p.trial(), p.outcome(), p.timeS(),
			p.errorDeg(), p.stratum(), window, p.kind());
	}

	@Test
	void leastSquaresAndResidualsAsPublishedSeeASignalWhereThereIsOnlyRewardAndTheMomentsDoNot() {
		int naive = 0;
		int published = 0;
		int moments = 0;
		int roleDependent = 0;
		for (long seed = 1; seed <= 10; seed++) {
			final WindowResult r = test(SimulatedPairs.base(seed).small().withSomaNoise(0.45).table());
			naive += r.naiveOls().significant() ? 1 : 0;
			published += r.publishedStyle().wouldHaveSaid().equals("nothing") ? 0 : 1;
			moments += r.contrast().significant() ? 1 : 0;
			roleDependent += r.roleDependent() ? 1 : 0;
		}
		assertTrue(naive >= 7, "least squares: " + naive + " of 10");
		assertTrue(published >= 9, "as published: " + published + " of 10");
		assertTrue(moments <= 1, "moments: " + moments + " of 10");
		assertTrue(roleDependent <= 1, "role-dependent: " + roleDependent + " of 10");
	}

	@Test
	void anOpposingSignalOfAThirdOfTheResidualsSpreadIsFound() {
		for (long seed = 1; seed <= 4; seed++) {
			final WindowResult r = test(SimulatedPairs.base(seed).withEffect(0.08, 0).table());
			assertTrue(r.roleDependent() && r.opposingRaw() && r.opposingNeutralReferenced(), "seed " + seed);
			assertEquals(Verdict.OPPOSING, r.verdict(), "seed " + seed);
			assertEquals(0.16, r.contrast().d(), 0.06, "seed " + seed);
			assertEquals(0.35, r.dSd(), 0.13, "seed " + seed);
			assertTrue(r.means().plus() > 0 && r.means().minus() < 0);
		}
	}

	@Test
	void theResidualsSpreadIsThatOfTheDendriteAloneWithoutTheSomasNoise() {
		final double truth = Math.hypot(0.35, 0.3);
		assertEquals(truth, test(SimulatedPairs.base(1).table()).sdResidual(), 0.01);
		assertEquals(truth, test(SimulatedPairs.base(1).withSomaNoise(0.45).table()).sdResidual(), 0.03);
	}

	@Test
	void aScalarSignalHidesTheOppositionButNotFromTheNeutralNeurons() {
		final WindowResult r = test(SimulatedPairs.base(5).withEffect(0.08, 0.2).table());
		assertTrue(r.roleDependent());
		assertFalse(r.opposingRaw());
		assertTrue(r.opposingNeutralReferenced());
	}

	@Test
	void exchangingTheRolesTurnsTheSignOfEveryDifference() {
		final PairTable table = SimulatedPairs.base(3).small().withEffect(0.08, 0.1).table();
		final WindowResult r = test(table);
		final WindowResult swapped = test(changed(table, p -> withRole(p, p.role() == Role.P_PLUS ? Role.P_MINUS
			: p.role() == Role.P_MINUS ? Role.P_PLUS : p.role())));
		assertEquals(-r.contrast().d(), swapped.contrast().d(), 1e-12);
		assertEquals(-r.leaveOneOut().d(), swapped.leaveOneOut().d(), 1e-9);
		assertEquals(-r.gainAdjusted().d(), swapped.gainAdjusted().d(), 1e-9);
		assertEquals(-r.gate().d(), swapped.gate().d(), 1e-12);
		assertEquals(r.means().plus(), swapped.means().minus(), 1e-12);
		assertEquals(r.contrast().pAnimal(), swapped.contrast().pAnimal(), 1e-12);
	}

	@Test
	void theOrderOfTheRowsChangesNothing() {
		final PairTable table = SimulatedPairs.base(4).small().withBoundary().table();
		final List<Integer> order = new ArrayList<>();
		for (int row = 0; row < table.rows(); row++) {
			order.add(row);
		}
		Collections.shuffle(order, new Random(1));
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		order.forEach(row -> builder.add(table.pair(row), table.row(row)));
		assertEquals(OpposingTest.run(table, DEFAULTS, true, Progress.NONE),
			OpposingTest.run(builder.build(), DEFAULTS, true, Progress.NONE));
	}

	@Test
	void fiveAnimalsAreTooFewButTheirNumbersAreGiven() {
		final WindowResult r = test(SimulatedPairs.base(1).small().withAnimals(5).withEffect(0.2, 0).table());
		assertEquals(Verdict.UNTESTABLE, r.verdict());
		assertTrue(r.reason().contains("six animals"), r.reason());
		assertEquals(5, r.n().animals());
		assertTrue(Double.isFinite(r.contrast().d()) && Double.isFinite(r.contrast().pAnimal()));
	}

	@Test
	void fiveTestableAnimalsSpeakAndWhatTheOthersLackIsNamed() {
		final PairTable all = SimulatedPairs.base(1).small().withEffect(0.2, 0).table();
		final List<String> animals = IntStream.range(0, all.rows()).mapToObj(row -> all.pair(row).animal()).distinct()
			.sorted().toList();
		final List<String> five = animals.subList(0, 5);
		final String sixth = animals.get(5);
		final List<String> minus = IntStream.range(0, all.rows()).mapToObj(all::pair)
			.filter(p -> p.animal().equals(sixth) && p.role() == Role.P_MINUS).map(Pair::neuron).distinct().toList();
		final PairTable.Builder poor = new PairTable.Builder(all.layout());
		final PairTable.Builder without = new PairTable.Builder(all.layout());
		for (int row = 0; row < all.rows(); row++) {
			final Pair p = all.pair(row);
			final boolean lost = p.animal().equals(sixth) && minus.indexOf(p.neuron()) > 0;
			if (!lost || p.trial() <= 2 && p.day() == all.pair(0).day()) {
				poor.add(p, all.row(row));
			}
			if (five.contains(p.animal())) {
				without.add(p, all.row(row));
			}
		}
		final PairTable table = poor.build();
		final List<NamedNeuron> neurons = new ArrayList<>(NamedNeuron.of(table));
		neurons.add(new NamedNeuron("x", "n1", Role.P_PLUS, Set.of()));
		final WindowResult r =
			OpposingTest.run(table, neurons, Map.of(), DEFAULTS, false, Progress.NONE).primary();
		final WindowResult ofFive = test(without.build());
		assertEquals(Verdict.UNTESTABLE, r.verdict());
		final Contrast found = r.testable().orElseThrow().contrast();
		assertEquals(five, found.animals());
		assertEquals(ofFive.contrast().d(), found.d(), 1e-12);
		assertEquals(ofFive.contrast().ciLow(), found.ciLow(), 1e-12);
		assertEquals(animals, r.contrast().animals());
		assertTrue(ofFive.testable().isEmpty());
		final String lacks = sixth + ": 1 of " + minus.size() + " P-, " + (minus.size() - 1)
			+ " not estimable; x: no tuft linked to any neuron";
		assertTrue(r.reason().contains("5 of the 7 animals here have them (" + lacks + ")"), r.reason());
		assertTrue(r.reason().contains("95 % interval"), r.reason());
		assertTrue(r.warnings().contains("fewer than three estimable neurons of a role in 2 of 7 animals (" + lacks + ")"),
			r.warnings().toString());
	}

	@Test
	void withoutNeuronsOfARoleTheReasonNamesTheRole() {
		final WindowResult r = test(changed(SimulatedPairs.base(1).small().table(),
			p -> p.role() == Role.P_MINUS ? withRole(p, Role.NEUTRAL) : p));
		assertEquals(Verdict.UNTESTABLE, r.verdict());
		assertTrue(r.reason().contains("no P- neurons"), r.reason());
		assertTrue(Double.isNaN(r.contrast().d()));
	}

	@Test
	void anExcludedNeuronDoesNotCount() {
		final PairTable table = SimulatedPairs.base(1).small().table();
		final WindowResult all = test(table);
		final WindowResult without = test(changed(table,
			p -> p.neuron().equals("n000") ? withRole(p, Role.EXCLUDED) : p));
		assertEquals(all.n().neurons() - 6, without.n().neurons());
		assertEquals(all.n().pairs() - 6 * 150, without.n().pairs());
	}

	@Test
	void aRowThatMissesAnAmplitudeIsLeftOutAndCounted() {
		final PairTable table = SimulatedPairs.base(1).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = table.row(row).clone();
			values[3] = row % 100 == 0 ? Double.NaN : values[3];
			builder.add(table.pair(row), values);
		}
		final WindowResult r = test(builder.build());
		assertEquals(table.rows() / 100, r.n().pairsLeftOut());
		assertEquals(table.rows() - table.rows() / 100, r.n().pairs());
		assertTrue(r.warnings().stream().anyMatch(w -> w.contains("rows miss an amplitude")), r.warnings().toString());
	}

	@Test
	void photostimulatedTrialsAndQuietWindowsAreLeftOutAndTheFormerSaid() {
		final PairTable table = SimulatedPairs.base(1).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			builder.add(new Pair(p.animal(), p.session(), p.day(), p.neuron(), p.role(), p.trial(), p.outcome(), p.timeS(),
				p.errorDeg(), p.stratum(), p.trial() <= 2 ? Pair.QUIET : "post", p.kind(), p.trial() == 3), table.row(row));
		}
		final OpposingResult result = OpposingTest.run(builder.build(), DEFAULTS, false, Progress.NONE);
		final WindowResult r = result.primary();
		assertEquals(1, result.windows().size());
		assertEquals(table.rows() / 30, r.n().photostimulated());
		assertEquals(table.rows() / 30 * 27, r.n().pairs());
		assertTrue(r.warnings().contains(table.rows() / 30 + " rows of photostimulated trials were left out"));
	}

	@Test
	void somataInOnePartHaveNoGateAndAreWarnedOf() {
		final PairTable table = SimulatedPairs.base(2).withEffect(0.12, 0).table();
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(1, false));
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = new double[8];
			for (int t = 0; t < 4; t++) {
				for (int part = 0; part < 5; part++) {
					values[t] += table.soma(row, part, t) / 5;
				}
				values[4 + t] = table.dendrite(row, t);
			}
			builder.add(table.pair(row), values);
		}
		final WindowResult r = test(builder.build());
		assertEquals(Gate.Status.UNAVAILABLE, r.gate().status());
		assertEquals(Verdict.OPPOSING, r.verdict());
		assertTrue(r.warnings().stream().anyMatch(w -> w.contains("white in time")), r.warnings().toString());
	}

	@Test
	void aControlThatFindsASignalMakesTheResultInvalid() {
		final PairTable table = SimulatedPairs.base(2).small().table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final double[] values = table.row(row).clone();
			for (int t = 16; t < 20 && p.outcome().label().equals("hit") && p.role() == Role.P_PLUS; t++) {
				values[t] += 0.6;
			}
			builder.add(p, values);
		}
		assertEquals(Verdict.INVALID, test(builder.build()).verdict());
	}

	@Test
	void everyWindowHasItsResultAndThePrimaryOneStandsFirst() {
		final PairTable one = SimulatedPairs.base(1).small().table();
		final PairTable.Builder builder = new PairTable.Builder(one.layout());
		for (final String window : List.of("pre", "post", "late")) {
			for (int row = 0; row < one.rows(); row++) {
				builder.add(withWindow(one.pair(row), window), one.row(row));
			}
		}
		final OpposingResult result = OpposingTest.run(builder.build(), DEFAULTS, false, Progress.NONE);
		assertEquals("post", result.primary().window());
		assertEquals(3, result.windows().size());
		assertTrue(result.windows().contains(result.primary()));
		final OpposingTest.Parameters other = new OpposingTest.Parameters("reward", 10_000, 1, false);
		final Problems problems = new Problems();
		OpposingTest.check(builder.build(), "pairs.csv", other, problems);
		assertTrue(problems.errors().get(0).startsWith("pairs.csv: the table has no window 'reward'; it has late, post"));
		assertThrows(InvalidInputException.class,
			() -> OpposingTest.run(builder.build(), other, false, Progress.NONE));
	}

	@Test
	void aTableOfOneWindowIsTestedWhateverTheWindowsName() {
		final PairTable table = changed(SimulatedPairs.base(1).small().table(), p -> withWindow(p, "reward"));
		assertEquals("reward", test(table).window());
	}

	@Test
	void cancellingGoesThrough() {
		final PairTable table = SimulatedPairs.base(1).small().table();
		assertThrows(CancellationException.class, () -> OpposingTest.run(table, DEFAULTS, false, (done, total) -> {
			throw new CancellationException();
		}));
	}

	@Test
	void thePermutationsGiveTheSameProbabilityForTheSameSeedAndNearlyForAnother() {
		final PairTable table = SimulatedPairs.base(6).small().table();
		final double[] p = Arrays.stream(new int[] {1, 1, 2})
			.mapToDouble(seed -> OpposingTest.run(table, new OpposingTest.Parameters("post", 10_000, seed, false), false,
				Progress.NONE).primary().contrast().pRolePermutation())
			.toArray();
		assertEquals(p[0], p[1]);
		assertEquals(p[0], p[2], 0.02);
	}

	@Test
	void parametersOutOfBoundsAreRefused() {
		assertThrows(IllegalArgumentException.class, () -> new OpposingTest.Parameters("post", 9_999, 1, false));
		assertThrows(IllegalArgumentException.class, () -> new OpposingTest.Parameters(" ", 10_000, 1, false));
	}
}
