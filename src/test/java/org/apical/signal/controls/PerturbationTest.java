package org.apical.signal.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.apical.Progress;
import org.apical.signal.controls.Perturbation.Learning;
import org.apical.signal.controls.Perturbation.Light;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.GroupDifference;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class PerturbationTest {

	private static final double EFFECT = 0.3;

	private static Optional<Perturbation> perturbation(final PairTable table, final Map<String, String> groups) {
		return OpposingTest.run(table, groups, OpposingTest.Parameters.defaults(), false, Progress.NONE).perturbation();
	}

	private static PairTable study(final long seed) {
		return SimulatedPairs.base(seed).small().withEffect(EFFECT, 0.1).table();
	}

	/** Light in every fourth trial, which adds to soma and dendrite. */
	private static PairTable lit(final PairTable table, final IntToDoubleFunction soma,
		final IntToDoubleFunction dendrite)
	{
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final boolean light = p.trial() % 4 == 0;
			final double[] values = table.row(row).clone();
			for (int i = 0; i < values.length && light; i++) {
				values[i] += (i < 20 ? soma : dendrite).applyAsDouble(row);
			}
			builder.add(new Pair(p.animal(), p.session(), p.day(), p.neuron(), p.role(), p.trial(), p.outcome(), p.timeS(),
				p.errorDeg(), p.stratum(), p.window(), p.kind(), light), values);
		}
		return builder.build();
	}

	/** The instructive signal in the row's dendrite. */
	private static double signal(final PairTable table, final int row) {
		final Pair p = table.pair(row);
		final int sign = p.role() == Role.P_PLUS ? 1 : p.role() == Role.P_MINUS ? -1 : 0;
		return p.outcome() == Outcome.HIT ? sign * EFFECT : 0;
	}

	@Test
	void lightThatSilencesTheSignalTakesTheDifferenceBetweenTheRolesAway() {
		final PairTable table = study(1);
		final Light light =
			perturbation(lit(table, row -> 0, row -> -signal(table, row)), Map.of()).orElseThrow().light().orElseThrow();
		assertEquals(2 * EFFECT, light.off().d(), 3 * light.off().se());
		assertEquals(0, light.on().d(), 3 * light.on().se());
		assertEquals(-2 * EFFECT, light.difference().d(), 3 * light.difference().se());
		assertTrue(light.difference().significant());
		assertTrue(light.pEquivalence() < 0.05, "soma " + light.soma());
		assertEquals(6 * 5 * 7, light.trials());
		assertTrue(light.reading().startsWith("Light changed the difference"), light.reading());
	}

	@Test
	void lightThatMovesAllDendritesAlikeLeavesTheDifferenceBetweenTheRoles() {
		final PairTable table = study(2);
		final Light light =
			perturbation(lit(table, row -> 0, row -> -0.3), Map.of()).orElseThrow().light().orElseThrow();
		assertEquals(-0.3, light.dendrite().mean(), 0.06);
		assertTrue(light.dendrite().p() < 0.001);
		assertEquals(0, light.difference().d(), 3 * light.difference().se());
		assertEquals(2 * EFFECT, light.on().d(), 3 * light.on().se());
	}

	@Test
	void lightThatDrivesTheSomataIsSaidNotToActOnDendritesAlone() {
		final PairTable table = study(3);
		final Light light = perturbation(lit(table, row -> 0.3, row -> 0.24), Map.of()).orElseThrow().light().orElseThrow();
		assertTrue(light.soma().mean() > 0.3, "soma " + light.soma());
		assertTrue(light.pEquivalence() > 0.5);
		assertTrue(light.reading().contains("may not be on the dendrites alone"), light.reading());
	}

	@Test
	void withoutLightTheResultIsThatOfTheTrialsWithoutIt() {
		final PairTable table = study(4);
		final PairTable lit = lit(table, row -> 5, row -> -5);
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < lit.rows(); row++) {
			if (!lit.pair(row).photostimulation()) {
				builder.add(lit.pair(row), lit.row(row));
			}
		}
		final OpposingTest.Parameters defaults = OpposingTest.Parameters.defaults();
		assertEquals(OpposingTest.run(builder.build(), defaults, false, Progress.NONE).primary().contrast(),
			OpposingTest.run(lit, defaults, false, Progress.NONE).primary().contrast());
	}

	@Test
	void withoutLightAndGroupsThereIsNoPerturbation() {
		assertTrue(perturbation(SimulatedPairs.base(1).small().table(), Map.of()).isEmpty());
	}

	@Test
	void groupsThatLearnAtDifferentRatesDiffer() {
		final Learning learning =
			perturbation(learners(0.04, 0.01), groups(4)).orElseThrow().learning().orElseThrow();
		final GroupDifference d = learning.difference().orElseThrow();
		assertEquals(0.03, d.difference(), 0.01);
		assertTrue(d.p() < 0.01);
		assertEquals(2.0 / 70, d.pPermutation(), 1e-12);
		assertEquals(4, learning.groups().get(0).animals().size());
	}

	@Test
	void groupsOfFewerThanThreeAnimalsAreUntestableInWords() {
		final Learning two = perturbation(learners(0.04, 0.01), groups(2)).orElseThrow().learning().orElseThrow();
		assertFalse(two.difference().isPresent());
		assertTrue(two.reading().contains("untestable") && two.reading().contains("control with 2"), two.reading());
		final Learning one = perturbation(learners(0.04, 0.01), groups(8)).orElseThrow().learning().orElseThrow();
		assertTrue(one.reading().contains("there is control with 8"), one.reading());
	}

	/** Groups in which the first animals are controls and the others inhibited. */
	private static Map<String, String> groups(final int controls) {
		final Map<String, String> groups = new HashMap<>();
		for (int a = 0; a < 8; a++) {
			groups.put("m" + a, a < controls ? "control" : "inhibited");
		}
		return groups;
	}

	/** Eight animals, of which the first four raise their hit rate by one number a day and the others by another. */
	private static PairTable learners(final double first, final double second) {
		final PairTable table = SimulatedPairs.base(5).small().withAnimals(8).table();
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final int animal = p.animal().charAt(1) - '0';
			final double rate = 0.4 + p.day() * ((animal < 4 ? first : second) + 0.003 * (animal % 4));
			final Outcome outcome = p.trial() <= Math.round(30 * rate) ? Outcome.HIT : Outcome.MISS;
			builder.add(new Pair(p.animal(), p.session(), p.day(), p.neuron(), p.role(), p.trial(), outcome, p.timeS(),
				p.errorDeg(), p.stratum(), p.window(), Kind.TUFT), table.row(row));
		}
		return builder.build();
	}
}
