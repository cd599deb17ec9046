package org.apical.signal.verdict;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * Simulates the base study of docs/science.md, section 4.4. Somatic amplitudes s* are lognormal with median 1 ΔF/F·s
 * and log SD .6. A trial is a hit if the decoder's value (mean z of P+ − mean z of P−) is above its mean. The dendrite
 * is f(s*) + own variation of SD .3 + signal.
 */
public record SimulatedPairs(int animals, int perRole, int neutral, int days, int trials, double somaNoise,
	double dendriteNoise, double effect, double scalar, boolean curved, double decoderNoise, boolean boundary, long seed)
{

	public static SimulatedPairs base(final long seed) {
		return new SimulatedPairs(6, 5, 5, 10, 40, 0.25, 0.35, 0, 0.1, false, 0, false, seed);
	}

	public SimulatedPairs small() {
		return new SimulatedPairs(animals, 4, 3, 5, 30, somaNoise, dendriteNoise, effect, scalar, curved, decoderNoise,
			boundary, seed);
	}

	public SimulatedPairs withAnimals(final int n) {
		return new SimulatedPairs(n, perRole, neutral, days, trials, somaNoise, dendriteNoise, effect, scalar, curved,
			decoderNoise, boundary, seed);
	}

	/** The study in which P+ is modulated by m, P− by −m, and both roles in addition by {@code both}. */
	public SimulatedPairs withEffect(final double m, final double both) {
		return new SimulatedPairs(animals, perRole, neutral, days, trials, somaNoise, dendriteNoise, m, both, curved,
			decoderNoise, boundary, seed);
	}

	public SimulatedPairs withSomaNoise(final double noise) {
		return new SimulatedPairs(animals, perRole, neutral, days, trials, noise, dendriteNoise, effect, scalar, curved,
			decoderNoise, boundary, seed);
	}

	SimulatedPairs bent() {
		return new SimulatedPairs(animals, perRole, neutral, days, trials, somaNoise, dendriteNoise, effect, scalar, true,
			decoderNoise, boundary, seed);
	}

	/** The study in which the decoder reads this fraction of the soma's own noise. */
	SimulatedPairs withDecoderNoise(final double fraction) {
		return new SimulatedPairs(animals, perRole, neutral, days, trials, somaNoise, dendriteNoise, effect, scalar, curved,
			fraction, boundary, seed);
	}

	public SimulatedPairs withBoundary() {
		return new SimulatedPairs(animals, perRole, neutral, days, trials, somaNoise, dendriteNoise, effect, scalar, curved,
			decoderNoise, true, seed);
	}

	/** Small studies of six animals, each of which has a difference of its own about d, with this SD. */
	public static PairTable ofUnlikeAnimals(final long seed, final double d, final double sd) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int a = 0; a < 6; a++) {
			final double own = d + sd * ZigguratSampler.NormalizedGaussian.of(random).sample();
			final PairTable one = base(6 * seed + a).small().withAnimals(1).withEffect(own / 2, 0.1).table();
			for (int row = 0; row < one.rows(); row++) {
				final Pair p = one.pair(row);
				builder.add(new Pair("m" + a, p.session(), p.day(), p.neuron(), p.role(), p.trial(), p.outcome(), p.timeS(),
					p.errorDeg(), p.stratum(), p.window(), p.kind()), one.row(row));
			}
		}
		return builder.build();
	}

	public PairTable table() {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, boundary));
		for (int a = 0; a < animals; a++) {
			animal("m" + a, normal, builder);
		}
		return builder.build();
	}

	private void animal(final String animal, final ContinuousSampler normal, final PairTable.Builder builder) {
		final int cells = 2 * perRole + neutral;
		final double[] beta = new double[cells];
		for (int n = 0; n < cells; n++) {
			beta[n] = 0.8 * Math.exp(0.2 * normal.sample());
		}
		for (int day = 1; day <= days; day++) {
			for (int trial = 1; trial <= trials; trial++) {
				final double[] s = new double[cells];
				final double[][] noise = new double[cells][20];
				double y = 0;
				for (int n = 0; n < cells; n++) {
					final double z = normal.sample();
					s[n] = Math.exp(0.6 * z);
					double mean = 0;
					for (int i = 0; i < 20; i++) {
						noise[n][i] = Math.sqrt(20) * somaNoise * normal.sample();
						mean += noise[n][i] / 20;
					}
					y += sign(n) * (s[n] + decoderNoise * mean);
				}
				for (int n = 0; n < cells; n++) {
					final Outcome outcome = y > 0 ? Outcome.HIT : Outcome.MISS;
					final double hit = y > 0 ? 1 : 0;
					final double d = f(s[n], beta[n]) + (sign(n) * effect + scalar) * hit + 0.3 * normal.sample();
					builder.add(new Pair(animal, "d" + day, day, String.format("n%03d", n), role(n), trial, outcome, trial,
						Double.NaN, "", "", Kind.TUFT), row(s[n], noise[n], d, normal));
				}
			}
		}
	}

	private double[] row(final double s, final double[] noise, final double d, final ContinuousSampler normal) {
		final double[] row = new double[new PairTable.Layout(5, boundary).width()];
		final double start = 0.3 * s + 0.4 * normal.sample();
		final double end = 0.3 * s + 0.4 * normal.sample();
		for (int i = 0; i < row.length; i++) {
			row[i] = i < 20 ? s + noise[i] : i < 24 ? d + 2 * dendriteNoise * normal.sample()
				: (i < 40 ? start : end) + 2 * somaNoise * normal.sample();
		}
		return row;
	}

	private double f(final double s, final double beta) {
		return beta * (curved ? 3 / (1 + Math.exp(-1.2 * (s - 1.8))) : s);
	}

	private int sign(final int n) {
		return n < perRole ? 1 : n < 2 * perRole ? -1 : 0;
	}

	private Role role(final int n) {
		return n < perRole ? Role.P_PLUS : n < 2 * perRole ? Role.P_MINUS : Role.NEUTRAL;
	}
}
