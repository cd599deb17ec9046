package org.apical.signal.verdict;

import org.apical.Progress;
import org.apical.signal.pairs.Pair;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.roles.Bootstrap;
import org.apical.signal.roles.MixedModel;
import org.apical.signal.verdict.OpposingResult.WindowResult;

/**
 * Prints how often the 95 % intervals of D hold the truth over simulated small studies: by t over animals, by the mixed
 * model, by the hierarchical bootstrap; the bootstrap's mean width beside that by t; and how often the mixed model
 * rejects where there is nothing. Arguments: studies, SDs over animals of D.
 */
public final class CoverageTable {

	private static final double D = 0.1;

	private CoverageTable() {}

	public static void main(final String[] arguments) {
		for (int i = 1; i < arguments.length; i++) {
			print(Integer.parseInt(arguments[0]), Double.parseDouble(arguments[i]));
		}
	}

	private static void print(final int studies, final double sd) {
		final double[] counts = new double[5];
		for (long seed = 1; seed <= studies; seed++) {
			final WindowResult r = OpposingTest.run(SimulatedPairs.ofUnlikeAnimals(seed, D, sd),
				OpposingTest.Parameters.defaults(), true, Progress.NONE).primary();
			final Bootstrap.Interval bootstrap = r.details().orElseThrow().bootstrap();
			final MixedModel.Effect mixed = r.details().orElseThrow().mixedModel();
			counts[0] += r.contrast().ciLow() <= D && r.contrast().ciHigh() >= D ? 1 : 0;
			counts[1] += mixed.ciLow() <= D && mixed.ciHigh() >= D ? 1 : 0;
			counts[2] += bootstrap.ciLow() <= D && bootstrap.ciHigh() >= D ? 1 : 0;
			counts[3] += (bootstrap.ciHigh() - bootstrap.ciLow()) / (r.contrast().ciHigh() - r.contrast().ciLow());
			counts[4] += mixed.correlated() ? 1 : 0;
		}
		System.out.printf("SD over animals %.2f, %d studies: t %.3f, mixed model %.3f (correlated in %.2f), bootstrap %.3f,"
			+ " width %.2f of t's%n", sd, studies, counts[0] / studies, counts[1] / studies, counts[4] / studies,
			counts[2] / studies, counts[3] / studies);
	}<<<<<<<<HEAD:src/test/java/org/apical/signal/verdict/CoverageTable.java

	/** Animals of which each has a D of its own. */
	public static PairTable study(final long seed, final double sd) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final PairTable.Builder builder = new PairTable.Builder(new PairTable.Layout(5, false));
		for (int a = 0; a < ANIMALS; a++) {
			final double d = D + sd * ZigguratSampler.NormalizedGaussian.of(random).sample();
			final PairTable one =
				SimulatedPairs.base(ANIMALS * seed + a).small().withAnimals(1).withEffect(d / 2, 0.1).table();
			for (int row = 0; row < one.rows(); row++) {
				final Pair p = one.pair(row);
				builder.add(new Pair("m" + a, p.session(), p.day(), p.neuron(), p.role(), p.trial(), p.outcome(), p.timeS(),
					p.errorDeg(), p.stratum(), p.window(), p.kind()), one.row(row));
			}
		}
		return builder.build();
	}========>>>>>>>>7f 0eb 0e (Simulate traces once for
	each seed, and
	draw fewer studies,
	in the
	tests of
	the signal):workflows/signal/CoverageTable.java
}
