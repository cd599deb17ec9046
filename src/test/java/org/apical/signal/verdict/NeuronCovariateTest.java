package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.apical.Progress;
import org.apical.signal.controls.Control;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A signal to all neurons that grows with how bright they are, where P+ are brighter. */
class NeuronCovariateTest {

	private static final OpposingTest.Parameters DEFAULTS = OpposingTest.Parameters.defaults();
	private static final double SIGNAL = 0.3;

	private static PairTable table;
	private static NeuronCovariate brightness;
	private static OpposingResult plain;

	@BeforeAll
	static void testOnce() {
		table = SimulatedPairs.base(1).small().withEffect(0, 0).table();
		brightness = covariate(1, 0.25);
		plain = result(true);
	}

	/** A covariate by animal and neuron: 1 with SD .15, and this much more in P+ and less in P−. */
	private static NeuronCovariate covariate(final long seed, final double ofRole) {
		final Random random = new Random(seed);
		final Map<String, Map<String, Double>> values = new HashMap<>();
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final double sign = p.role() == Role.P_PLUS ? 1 : p.role() == Role.P_MINUS ? -1 : 0;
			values.computeIfAbsent(p.animal(), a -> new HashMap<>())
				.computeIfAbsent(p.neuron(), n -> 1 + sign * ofRole + 0.15 * random.nextGaussian());
		}
		return new NeuronCovariate("soma_brightness", values);
	}

	private static OpposingResult result(final boolean full) {
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final Pair p = table.pair(row);
			final double[] values = table.row(row).clone();
			for (int phase = 20; phase < 24 && p.outcome() == Outcome.HIT; phase++) {
				values[phase] += SIGNAL * brightness.values().get(p.animal()).get(p.neuron());
			}
			builder.add(p, values);
		}
		return OpposingTest.run(builder.build(), DEFAULTS, full, Progress.NONE);
	}

	@Test
	void aSignalToAllThatGrowsWithBrightnessIsNamedAndGoneWhenBrightnessIsTakenIntoAccount() {
		final OpposingResult result = brightness.addedTo(plain, DEFAULTS);
		final Control control = last(result);
		assertEquals("soma_brightness", control.name());
		assertFalse(control.asExpected());
		assertTrue(plain.primary().contrast().significant());
		assertTrue(Math.abs(control.contrast().d()) < plain.primary().contrast().d() / 2, control.meaning());
		assertFalse(control.contrast().significant(), control.meaning());
		final String warning = result.primary().warnings().get(result.primary().warnings().size() - 1);
		assertTrue(warning.startsWith("the control soma_brightness is not as expected: The soma brightness of P+ is"),
			warning);
		assertTrue(warning.contains("above that of P-") && warning.contains("so in 6 of 6 animals"), warning);
		assertEquals(plain.primary().warnings().size() + 1, result.primary().warnings().size());
	}

	@Test
	void whereTheRolesAreAlikeInACovariateDStaysAndNothingIsWarnedOf() {
		final OpposingResult result = covariate(2, 0).addedTo(plain, DEFAULTS);
		assertTrue(last(result).asExpected(), last(result).meaning());
		assertTrue(last(result).contrast().significant());
		assertEquals(plain.primary().contrast().d(), last(result).contrast().d(), 0.06);
		assertEquals(plain.primary().warnings(), result.primary().warnings());
	}

	@Test
	void withoutDetailsOrValuesNothingIsAdded() {
		final OpposingResult brief = result(false);
		assertSame(brief, new NeuronCovariate("soma_area", Map.of()).addedTo(brief, DEFAULTS));
		assertEquals(brief, brightness.addedTo(brief, DEFAULTS));
	}

	private static Control last(final OpposingResult result) {
		final var controls = result.primary().details().orElseThrow().controls();
		return controls.get(controls.size() - 1);
	}
}
