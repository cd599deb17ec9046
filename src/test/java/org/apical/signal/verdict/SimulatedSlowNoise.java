package org.apical.signal.verdict;

import java.util.Arrays;
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
 * Simulates the base study of docs/science.md, section 4.4, with noise that all of a soma's parts and phases share in a
 * trial. A part of the noise leaks into the dendrite, and somata of the same role are correlated. Neither the
 * replicates nor the leave-one-out outcome can distinguish this noise from a signal. Quiet windows hold nothing but
 * the noise.
 *
 * @param slowNoise SD of the shared noise, ΔF/F·s
 * @param leak part of the shared noise that is added to the dendrite
 * @param correlation correlation of log s* within a role
 * @param effect modulation of P+; that of P− is its negative
 * @param quiet number of quiet windows of a cell in a session
 */
public record SimulatedSlowNoise(double slowNoise, double leak, double correlation, double effect, int quiet,
	boolean boundary,
	long seed)
{

	private static final int PER_ROLE = 5;
	private static final int DAYS = 10;
	private static final int TRIALS = 40;
	private static final double SOMA_NOISE = 0.25;
	private static final double DENDRITE_NOISE = 0.35;

	public PairTable table() {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, boundary));
		for (int a = 0; a < 6; a++) {
			final double[] beta = new double[3 * PER_ROLE];
			Arrays.setAll(beta, n -> 0.8 * Math.exp(0.2 * normal.sample()));
			for (int day = 1; day <= DAYS; day++) {
				for (int trial = 1; trial <= TRIALS; trial++) {
					trial("m" + a, day, trial, beta, normal, builder);
				}
				for (int window = 1; window <= quiet; window++) {
					for (int n = 0; n < beta.length; n++) {
						add(new Trial("m" + a, day, TRIALS + window, Outcome.ABORT), n, 0, 0.3 * normal.sample(), normal, builder);
					}
				}
			}
		}
		return builder.build();
	}

	private record Trial(String animal, int day, int number, Outcome outcome) {}

	private void trial(final String animal, final int day, final int number, final double[] beta,
		final ContinuousSampler normal, final PairTable.Builder into)
	{
		final double[] common = {normal.sample(), normal.sample(), normal.sample()};
		final double[] s = new double[beta.length];
		double y = 0;
		for (int n = 0; n < s.length; n++) {
			s[n] = Math.exp(
				0.6 * (Math.sqrt(correlation) * common[n / PER_ROLE] + Math.sqrt(1 - correlation) * normal.sample()));
			y += sign(n) * s[n];
		}
		final Trial trial = new Trial(animal, day, number, y > 0 ? Outcome.HIT : Outcome.MISS);
		for (int n = 0; n < s.length; n++) {
			add(trial, n, s[n], beta[n] * s[n] + (y > 0 ? sign(n) * effect + 0.1 : 0) + 0.3 * normal.sample(), normal, into);
		}
	}

	private void add(final Trial trial, final int n, final double s, final double d, final ContinuousSampler normal,
		final PairTable.Builder into)
	{
		final double noise = slowNoise * normal.sample();
		final double start = 0.3 * s + (s > 0 ? 0.4 * normal.sample() : 0) + noise / 2;
		final double end = 0.3 * s + (s > 0 ? 0.4 * normal.sample() : 0) + noise / 2;
		final PairTable.Layout layout = new PairTable.Layout(5, boundary);
		final double[] row = new double[layout.width()];
		for (int i = 0; i < row.length; i++) {
			final boolean ofDendrite = i >= layout.dendriteAt() && i < layout.startAt();
			row[i] = ofDendrite ? d + leak * noise + 2 * DENDRITE_NOISE * normal.sample()
				: (i < layout.dendriteAt() ? s + noise : i < layout.endAt() ? start : end)
					+ Math.sqrt(20) * SOMA_NOISE * normal.sample();
		}
		final boolean isQuiet = trial.outcome() == Outcome.ABORT;
		into.add(new Pair(trial.animal(), "d" + trial.day(), trial.day(), String.format("n%02d", n),
			n < PER_ROLE ? Role.P_PLUS : n < 2 * PER_ROLE ? Role.P_MINUS : Role.NEUTRAL, trial.number(), trial.outcome(),
			trial.number(), Double.NaN, "", isQuiet ? Pair.QUIET : "post", Kind.TUFT), row);
	}

	private static int sign(final int n) {
		return n < PER_ROLE ? 1 : n < 2 * PER_ROLE ? -1 : 0;
	}
}
