package org.apical.signal;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Could the roles have been dealt out otherwise? Within each animal and stratum every assignment of the P+ labels is
 * counted (252 for 5 + 5), as long as there are no more than 20,000, else assignments are drawn. The joint null of the
 * mean over animals is drawn from these: p = (1 + draws at least as far from 0) / (1 + draws).
 */
final class RolePermutation {

	private static final double MOST_COUNTED = 20_000;

	private RolePermutation() {}

	/** Two-sided p of the mean over animals of the difference between the roles; NaN of no animals. */
	static double p(final List<RoleGroups> animals, final int draws, final int seed) {
		final double[] sums = new double[draws];
		double observed = 0;
		for (int a = 0; a < animals.size(); a++) {
			observed += animals.get(a).difference();
			addDraws(animals.get(a), stream(seed, a), sums);
		}
		return animals.isEmpty() ? Double.NaN : reached(sums, observed);
	}

	/** The stream of random numbers of one animal. */
	static UniformRandomProvider stream(final int seed, final int animal) {
		return RandomSource.XO_SHI_RO_256_PP.create(seed + ((long) animal << Integer.SIZE));
	}

	/** (1 + draws at least as far from 0 as what was observed) / (1 + draws). */
	static double reached(final double[] draws, final double observed) {
		final double bound = Math.abs(observed) * (1 - 1e-12);
		return (1.0 + Arrays.stream(draws).filter(draw -> Math.abs(draw) >= bound).count()) / (1 + draws.length);
	}

	private static void addDraws(final RoleGroups animal, final UniformRandomProvider random, final double[] sums) {
		if (assignments(animal) <= MOST_COUNTED) {
			final double[] all = counted(animal);
			for (int i = 0; i < sums.length; i++) {
				sums[i] += all[random.nextInt(all.length)];
			}
		} else {
			final double[] dealt = animal.values().clone();
			for (int i = 0; i < sums.length; i++) {
				sums[i] += animal.with(shuffled(animal, dealt, random)).difference();
			}
		}
	}

	/** Shuffles values within the strata, in place. */
	static double[] shuffled(final RoleGroups animal, final double[] values, final UniformRandomProvider random) {
		for (int s = 0; s < animal.strata(); s++) {
			ArraySampler.shuffle(random, values, animal.stratumStarts()[s], animal.stratumStarts()[s + 1]);
		}
		return values;
	}

	/** How many ways there are to deal the roles within the strata; huge ones as a double. */
	static double assignments(final RoleGroups animal) {
		double ways = 1;
		for (int s = 0; s < animal.strata(); s++) {
			final int size = animal.stratumStarts()[s + 1] - animal.stratumStarts()[s];
			final int plus = animal.plusIn(s);
			for (int k = 1; k <= plus; k++) {
				ways *= (size - plus + k) / (double) k;
			}
		}
		return Math.rint(ways);
	}

	/** The difference between the roles under every assignment. */
	static double[] counted(final RoleGroups animal) {
		double[] sums = {0};
		for (int s = 0; s < animal.strata(); s++) {
			final int from = animal.stratumStarts()[s];
			final double[] stratum = Arrays.copyOfRange(animal.values(), from, animal.stratumStarts()[s + 1]);
			sums = added(sums, sumsOf(stratum, animal.plusIn(s)));
		}
		final double total = Arrays.stream(animal.values()).sum();
		final int plus = animal.count(true);
		final int minus = animal.count(false);
		return Arrays.stream(sums).map(sum -> sum / plus - (total - sum) / minus).toArray();
	}

	private static double[] added(final double[] a, final double[] b) {
		final double[] sums = new double[a.length * b.length];
		for (int i = 0; i < sums.length; i++) {
			sums[i] = a[i / b.length] + b[i % b.length];
		}
		return sums;
	}

	/** Sums of every choice of so many of the values. */
	private static double[] sumsOf(final double[] values, final int chosen) {
		if (chosen == 0 || chosen == values.length) {
			return new double[] {chosen == 0 ? 0 : Arrays.stream(values).sum()};
		}
		final double last = values[values.length - 1];
		final double[] others = Arrays.copyOf(values, values.length - 1);
		final double[] without = sumsOf(others, chosen);
		final double[] with = sumsOf(others, chosen - 1);
		final double[] sums = Arrays.copyOf(without, without.length + with.length);
		for (int i = 0; i < with.length; i++) {
			sums[without.length + i] = with[i] + last;
		}
		return sums;
	}
}
