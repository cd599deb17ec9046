package org.apical.signal.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apical.signal.estimate.Estimator;
import org.apical.signal.estimate.Modulation;
import org.apical.study.Kind;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class GateTestTest {

	/** Six animals of four P+ at the given mean, four P− at 0, each ±spread. */
	private static List<Modulation> neurons(final double plus, final double spread) {
		final List<Modulation> neurons = new ArrayList<>();
		for (int a = 0; a < 6; a++) {
			for (int n = 0; n < 8; n++) {
				final double m = (n < 4 ? plus : 0) + (n % 2 == 0 ? spread : -spread);
				neurons.add(new Modulation("m" + a, "n" + n, n < 4 ? Role.P_PLUS : Role.P_MINUS, "", "post", Kind.TUFT,
					Estimator.PSEUDO_DENDRITE, m, 0.1, 1, 100, true));
			}
		}
		return neurons;
	}

	@Test
	void theIntervalIsThatOfAPooledTTest() {
		final Gate gate = GateTest.of(neurons(0.01, 0.1), 0.2);
		// 48 neurons, 36 degrees of freedom: variance 48 · 0.1² / 36; D's is that · (1/4 + 1/4) / 6
		final double se = Math.sqrt(48 * 0.01 / 36 * 0.5 / 6);
		assertEquals(0.01, gate.d(), 1e-12);
		assertEquals(0.01 + 2.7194846 * se, gate.ciHigh(), 1e-8);
		assertEquals(0.01 - 2.7194846 * se, gate.ciLow(), 1e-8);
	}

	@Test
	void itPassesFailsOrIsTooImpreciseToSay() {
		assertEquals(Gate.Status.PASS, GateTest.of(neurons(0.01, 0.05), 0.1).status());
		assertEquals(Gate.Status.FAIL, GateTest.of(neurons(0.2, 0.05), 0.1).status());
		assertEquals(Gate.Status.FAIL, GateTest.of(neurons(-0.05, 0.01), 0.1).status());
		assertEquals(Gate.Status.IMPRECISE, GateTest.of(neurons(0.01, 0.5), 0.1).status());
		assertEquals(Gate.Status.UNAVAILABLE, GateTest.of(List.of(), 0.1).status());
		assertTrue(Double.isNaN(GateTest.of(List.of(), 0.1).d()));
	}
}
