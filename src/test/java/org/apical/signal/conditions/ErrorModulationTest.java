package org.apical.signal.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Random;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.estimate.WindowSample;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class ErrorModulationTest {

	/** Errors of 40 and, on misses, 60 degrees, SD 5; a dendrite of .04 ΔF/F·s a degree and .3 on hits. */
	private static WindowSample sample(final boolean withErrors) {
		final Random random = new Random(5);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int trial = 1; trial <= 120; trial++) {
			final boolean hit = random.nextBoolean();
			final double errorDeg = (hit ? 40 : 60) + 5 * random.nextGaussian();
			for (int n = 0; n < 3; n++) {
				final double soma = 1 + random.nextDouble();
				final double[] row = new double[24];
				for (int i = 0; i < row.length; i++) {
					row[i] = i < 20 ? soma + 0.1 * random.nextGaussian()
						: 0.8 * soma + 0.04 * errorDeg + (hit ? 0.3 : 0) + 0.05 * random.nextGaussian();
				}
				builder.add(new Pair("m1", "d" + trial % 2, 1 + trial % 2, "n" + n, Role.P_PLUS, trial,
					hit ? Outcome.HIT : Outcome.MISS, 10 * trial, withErrors && trial > 4 ? errorDeg : Double.NaN, "", "",
					Kind.TUFT), row);
			}
		}
		return WindowSample.of(builder.build(), "", Kind.TUFT);
	}

	@Test
	void theSlopeIsThatOfOneSdWithinTheOutcome() {
		final List<Modulation> slopes = ErrorModulation.of(sample(true));
		assertEquals(3, slopes.size());
		slopes.forEach(g -> assertEquals(0.2, g.modulation(), 0.03, g.toString()));
	}

	@Test
	void withoutErrorsThereIsNoSlope() {
		ErrorModulation.of(sample(false)).forEach(g -> assertFalse(g.used(), g.toString()));
	}
}
