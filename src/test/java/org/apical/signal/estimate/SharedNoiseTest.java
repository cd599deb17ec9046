package org.apical.signal.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.Progress;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingResult.Details;
import org.apical.signal.verdict.OpposingResult.Sensitivity;
import org.apical.signal.verdict.OpposingTest;
import org.apical.signal.verdict.SimulatedPairs;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;

class SharedNoiseTest {

	/** Noise of 0, 0, 0, 0 and ±√(3v) has the moments of the Gaussian up to the fifth. */
	@Test
	void overNoiseThatAllReplicatesShareTheMomentsHaveTheMeanOfTheLatentPowers() {
		final double soma = 1.3;
		final double dendrite = 0.7;
		final double variance = 0.2;
		final double gain = 0.4;
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int trial = 0; trial < 6; trial++) {
			final double noise = Math.sqrt(3 * variance) * (trial == 0 ? 1 : trial == 1 ? -1 : 0);
			final double[] row = new double[24];
			Arrays.fill(row, 0, 20, soma + noise);
			Arrays.fill(row, 20, 24, dendrite + gain * noise);
			builder.add(new Pair("a", "d1", 1, "n", Role.P_PLUS, trial, Outcome.HIT, 0, Double.NaN, "", "", Kind.TUFT), row);
		}
		final double[][] covariance = new double[SharedNoise.VARIABLES][SharedNoise.VARIABLES];
		covariance[SharedNoise.SOMA][SharedNoise.SOMA] = variance;
		covariance[SharedNoise.SOMA][SharedNoise.DENDRITE] = gain * variance;
		final SharedNoise freed =
			new SharedNoise(new MomentColumns(builder.build(), new int[] {0, 1, 2, 3, 4, 5}), covariance);
		for (int k = 0; k <= 4; k++) {
			assertEquals(Math.pow(soma, k), mean(freed.soma(k, 0, 0)), 1e-12, "m" + k);
		}
		for (int k = 0; k <= 2; k++) {
			assertEquals(Math.pow(soma, k) * dendrite, mean(freed.dendrite(k, 0, 0)), 1e-12, "c" + k);
		}
		assertEquals(soma * soma, mean(freed.somaByParts()), 1e-12);
	}

	/**
	 * Each of two sources of noise is √3 in one of six trials, −√3 in one and 0 in four: Gaussian up to the fifth
	 * moment.
	 */
	@Test
	void noiseSharedWithTheEdgesAndTheDendriteIsTakenOutOfEveryMoment() {
		final double[][] loading = {{0.5, 0.1}, {0.3, -0.2}, {0.1, 0.4}, {0.2, 0.3}, {0.4, 0.2}};
		final double[] latent = {1.3, 0.6, 0.4, 0.7, 0.9};
		final double[][] covariance = new double[SharedNoise.VARIABLES][SharedNoise.VARIABLES];
		for (int i = 0; i < covariance.length; i++) {
			for (int j = 0; j < covariance.length; j++) {
				covariance[i][j] = loading[i][0] * loading[j][0] + loading[i][1] * loading[j][1];
			}
		}
		final double[] noise = {Math.sqrt(3), -Math.sqrt(3), 0, 0, 0, 0};
		final PairTable.Layout layout = new PairTable.Layout(5, true, true, List.of());
		final PairTable.Builder builder = new PairTable.Builder(layout);
		for (int trial = 0; trial < 36; trial++) {
			final double[] row = new double[layout.width()];
			for (int i = 0; i < row.length; i++) {
				final int which = i < layout.dendriteAt() ? SharedNoise.SOMA : i < layout.startAt() ? SharedNoise.DENDRITE
					: i < layout.endAt() ? SharedNoise.START : i < layout.pseudoAt() ? SharedNoise.END : SharedNoise.PSEUDO;
				row[i] = latent[which] + loading[which][0] * noise[trial % 6] + loading[which][1] * noise[trial / 6];
			}
			builder.add(new Pair("a", "d1", 1, "n", Role.P_PLUS, trial, Outcome.HIT, 0, Double.NaN, "", "", Kind.TUFT), row);
		}
		final SharedNoise freed =
			new SharedNoise(new MomentColumns(builder.build(), IntStream.range(0, 36).toArray()), covariance);
		final int[][] powers = {{1, 0, 0}, {2, 0, 0}, {3, 0, 0}, {4, 0, 0}, {1, 1, 0}, {2, 1, 0}, {1, 0, 1}, {2, 0, 1},
			{0, 2, 0}, {0, 0, 2}, {0, 1, 1}};
		for (final int[] p : powers) {
			final double expected = Math.pow(latent[0], p[0]) * Math.pow(latent[1], p[1]) * Math.pow(latent[2], p[2]);
			assertEquals(expected, mean(freed.soma(p[0], p[1], p[2])), 1e-12, Arrays.toString(p));
			if (p[0] + p[1] + p[2] == 1 || p[0] == 2 && p[1] + p[2] == 0) {
				assertEquals(expected * latent[3], mean(freed.dendrite(p[0], p[1], p[2])), 1e-12, Arrays.toString(p));
				assertEquals(expected * latent[4], mean(freed.pseudoDendrite(p[0], p[1], p[2])), 1e-12, Arrays.toString(p));
			}
		}
	}

	private static double mean(final double[] values) {
		return Arrays.stream(values).average().orElseThrow();
	}

	@Test
	void slowNoiseOfATwentiethOfTheSignalsVarianceIsTakenOutAtThatKappa() {
		double asItIs = 0;
		double freed = 0;
		final double signalVariance = Math.exp(0.36) * (Math.exp(0.36) - 1);
		for (long seed = 1; seed <= 2; seed++) {
			final PairTable table = withSlowNoise(SimulatedPairs.base(seed).table(), Math.sqrt(0.05 * signalVariance), seed);
			final List<Sensitivity> sensitivity = details(table).sensitivity();
			asItIs += sensitivity.get(0).estimates().primary().d() / 2;
			freed += sensitivity.get(1).estimates().primary().d() / 2;
		}
		assertTrue(asItIs > 0.02, "as it is " + asItIs);
		assertTrue(Math.abs(freed) < asItIs / 3, "freed " + freed);
	}

	@Test
	void withoutNoiseTheResultIsThatOfTheRule() {
		final PairTable table = SimulatedPairs.base(2).small().withEffect(0.12, 0).withBoundary().table();
		final OpposingResult result = OpposingTest.run(table, OpposingTest.Parameters.defaults(), true, Progress.NONE);
		final Sensitivity none = result.primary().details().orElseThrow().sensitivity().get(0);
		assertEquals(result.primary().estimates(), none.estimates());
		assertEquals(result.primary().roleDependent(), none.roleDependent());
		final WindowSample sample = WindowSample.of(table, "", Kind.TUFT);
		assertEquals(Modulations.of(sample, Estimator.REPLICATE_MOMENTS).all(),
			Modulations.of(sample.withSharedNoise(0), Estimator.REPLICATE_MOMENTS).all());
	}

	private static Details details(final PairTable table) {
		return OpposingTest.run(table, OpposingTest.Parameters.defaults(), true, Progress.NONE).primary().details()
			.orElseThrow();
	}

	/** With noise that is the same in all of a trial's somatic amplitudes. */
	private static PairTable withSlowNoise(final PairTable table, final double sd, final long seed) {
		final ContinuousSampler normal =
			ZigguratSampler.NormalizedGaussian.of(RandomSource.XO_SHI_RO_256_PP.create(1000 + seed));
		final PairTable.Builder builder = new PairTable.Builder(table.layout());
		for (int row = 0; row < table.rows(); row++) {
			final double[] values = table.row(row).clone();
			final double noise = sd * normal.sample();
			for (int i = 0; i < table.layout().dendriteAt(); i++) {
				values[i] += noise;
			}
			builder.add(table.pair(row), values);
		}
		return builder.build();
	}
}
