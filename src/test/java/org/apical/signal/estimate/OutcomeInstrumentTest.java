package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class OutcomeInstrumentTest {

	private static final int TRIALS = 400;

	@Test
	void withoutTheWindowBeforeTheOutcomeItIsTheDecodersValueWithoutTheCell() {
		final WindowSample.AnimalSample animal = animal(false, "post", "post");
		final Cell cell = animal.cells().get(0);
		assertEquals(Optional.empty(), animal.before());
		assertArrayEquals(animal.network().decoderWithout(cell),
			OutcomeInstrument.of(cell, animal.network(), animal.before()));
	}

	/** Activity before and after the outcome is independent here, so activity after it does not predict the outcome. */
	@Test
	void aDecoderThatReadsBeforeTheOutcomeIsFoundThere() {
		final WindowSample.AnimalSample animal = animal(true, "pre", "post");
		final Cell cell = animal.cells().get(0);
		assertEquals(0, correlation(animal.network().decoderWithout(cell), cell.hit()), 0.1);
		assertTrue(correlation(OutcomeInstrument.of(cell, animal.network(), animal.before()), cell.hit()) > 0.6);
	}

	@Test
	void aDecoderThatReadsTheAnalysedWindowIsFoundThereThoughTheTableHasBoth() {
		final WindowSample.AnimalSample animal = animal(true, "post", "post");
		final Cell cell = animal.cells().get(0);
		final double own = correlation(animal.network().decoderWithout(cell), cell.hit());
		assertTrue(own > 0.6);
		assertEquals(own, correlation(OutcomeInstrument.of(cell, animal.network(), animal.before()), cell.hit()), 0.01);
	}

	@Test
	void theCellItselfHasNoPartInIt() {
		final WindowSample.AnimalSample animal = animal(true, "pre", "post");
		final Cell cell = animal.cells().get(0);
		final double[] before = animal.before().orElseThrow().decoderWithout(cell);
		final double[] withIt = animal.before().orElseThrow().decoderWithout(animal.cells().get(8));
		assertTrue(correlation(withIt, cell.hit()) > correlation(before, cell.hit()) + 0.03);
	}

	private static double correlation(final double[] a, final double[] b) {
		return new PearsonsCorrelation().correlation(a, b);
	}

	/** Four P+, four P− and a neutral cell in one session; the decoder reads one window, another is analysed. */
	private static WindowSample.AnimalSample animal(final boolean withBefore, final String read, final String analysed) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(11);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int k = 0; k < TRIALS; k++) {
			final double[][] s = new double[2][9];
			double y = 0;
			for (int n = 0; n < 9; n++) {
				s[0][n] = normal.sample();
				s[1][n] = normal.sample();
				y += (n < 4 ? 1 : n < 8 ? -1 : 0) * s[read.equals("pre") ? 0 : 1][n];
			}
			for (int n = 0; n < 9; n++) {
				final Role role = n < 4 ? Role.P_PLUS : n < 8 ? Role.P_MINUS : Role.NEUTRAL;
				for (int w = withBefore ? 0 : 1; w < 2; w++) {
					final double[] row = new double[24];
					Arrays.fill(row, s[w][n]);
					builder.add(new Pair("m", "d1", 1, "n" + n, role, k, y > 0 ? Outcome.HIT : Outcome.MISS, k, Double.NaN, "",
						w == 0 ? "pre" : "post", Kind.TUFT, false), row);
				}
			}
		}
		return WindowSample.of(builder.build(), analysed, Kind.TUFT).animals().get(0);
	}
}
