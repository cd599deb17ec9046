package org.apical.signal.roles;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference between the means of two groups of animals by Welch's t, with standard error √(s_1²/n_1 + s_2²/n_2)
 * and degrees of freedom by Welch and Satterthwaite, and by permutation of the groups. All assignments are counted
 * where there are no more than 100,000, and drawn otherwise.
 *
 * @param difference mean of the first group − mean of the second
 * @param ciLow lower end of the 95 % interval
 * @param ciHigh upper end
 * @param degreesOfFreedom degrees of freedom of t
 * @param p two-sided p by t
 * @param pPermutation two-sided p by permutation
 */
public record GroupDifference(double difference, double ciLow, double ciHigh, double degreesOfFreedom, double p,
	double pPermutation)
{

	/** Both groups must have at least two values, and at least one of the groups must vary. */
	public static GroupDifference of(final double[] first, final double[] second, final int draws, final int seed) {
		final AcrossAnimals one = AcrossAnimals.of(first);
		final AcrossAnimals two = AcrossAnimals.of(second);
		final double squares = one.se() * one.se() + two.se() * two.se();
		final double se = Math.sqrt(squares);
		final double df = squares * squares
			/ (Math.pow(one.se(), 4) / (one.n() - 1) + Math.pow(two.se(), 4) / (two.n() - 1));
		final TDistribution t = TDistribution.of(df);
		final double difference = one.mean() - two.mean();
		final double half = se * t.inverseCumulativeProbability(0.975);
		return new GroupDifference(difference, difference - half, difference + half, df,
			2 * t.survivalProbability(Math.abs(difference) / se), permuted(first, second, draws, seed));
	}

	private static double permuted(final double[] first, final double[] second, final int draws, final int seed) {
		final double[] values = DoubleStream.concat(Arrays.stream(first), Arrays.stream(second)).toArray();
		final boolean[] inFirst = new boolean[values.length];
		Arrays.fill(inFirst, 0, first.length, true);
		return RolePermutation.p(List.of(new RoleGroups("", values, inFirst, new int[] {0, values.length}, values,
			new double[0])), draws, seed);
	}
}
