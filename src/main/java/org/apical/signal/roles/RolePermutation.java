package org.apical.signal.roles;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ArraySampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The permutation test of the roles (docs/science.md, section 5.1). All assignments of the roles within animal and
 * stratum are equally probable if the roles make no difference (252 for 5 + 5 neurons). Where each half of the animals
 * has no more than 100,000 assignments together (four animals of 5 + 5), the null distribution of the mean over all
 * animals is counted exactly, and p is the part of it at least as far from 0 as the mean that was observed. Otherwise
 * the null is drawn, p = (1 + draws at least as far from 0) / (1 + draws); an animal with no more than 20,000
 * assignments is then drawn from the list of all of them, and any other by shuffling.
 */
public final class RolePermutation {

	/** The most assignments of one animal that are listed; they are held in memory. */
	private static final double MOST_COUNTED = 20_000;
	/** The most joint assignments of half of the animals that are listed; they are held in memory. */
	private static final double MOST_JOINT = 100_000;

	private RolePermutation() {}

	/** Two-sided p of the mean over animals of the difference between the roles; NaN without animals. */
	public static double p(final List<RoleGroups> animals, final int draws, final int seed) {
		final int half = animals.size() / 2;
		if (animals.isEmpty()) {
			return Double.NaN;
		}
		return countable(animals.subList(0, half)) && countable(animals.subList(half, animals.size())) ? exact(animals)
			: drawn(animals, draws, seed);
	}

	private static boolean countable(final List<RoleGroups> animals) {
		double joint = 1;
		for (final RoleGroups animal : animals) {
			joint *= assignments(animal);
		}
		return joint <= MOST_JOINT;
	}

	/** The exact p: every sum over the first half of the animals is looked up in the sorted sums over the second. */
	private static double exact(final List<RoleGroups> animals) {
		final int half = animals.size() / 2;
		final double[] first = joint(animals.subList(0, half));
		final double[] second = joint(animals.subList(half, animals.size()));
		Arrays.sort(second);
		final double observed = animals.stream().mapToDouble(RoleGroups::difference).sum();
		final double rounding = 1e-12 * (Arrays.stream(first).map(Math::abs).max().orElse(0) + Math.abs(second[0])
			+ Math.abs(second[second.length - 1]));
		final double bound = Math.abs(observed) - rounding;
		if (bound <= 0) {
			return 1;
		}
		double reached = 0;
		for (final double sum : first) {
			reached += second.length - below(second, bound - sum) + below(second, Math.nextUp(-bound - sum));
		}
		return reached / first.length / second.length;
	}

	/** Sums over animals of the difference between the roles, under every joint assignment. */
	private static double[] joint(final List<RoleGroups> animals) {
		double[] sums = {0};
		for (final RoleGroups animal : animals) {
			sums = added(sums, counted(animal));
		}
		return sums;
	}

	/** How many of the sorted values are below a bound. */
	private static int below(final double[] sorted, final double bound) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			final int middle = (low + high) >>> 1;
			if (sorted[middle] < bound) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	private static double drawn(final List<RoleGroups> animals, final int draws, final int seed) {
		final double[] sums = new double[draws];
		double observed = 0;
		for (int a = 0; a < animals.size(); a++) {
			observed += animals.get(a).difference();
			addDraws(animals.get(a), stream(seed, a), sums);
		}
		return reached(sums, observed);
	}

	/** The stream of random numbers of one animal. */
	public static UniformRandomProvider stream(final int seed, final int animal) {
		return RandomSource.XO_SHI_RO_256_PP.create(seed + ((long) animal << Integer.SIZE));
	}

	/** p = (1 + draws at least as far from 0 as the observed value) / (1 + draws). */
	public static double reached(final double[] draws, final double observed) {
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

	/** The number of assignments of the roles within the strata; a double, because it can be huge. */
	public static double assignments(final RoleGroups animal) {
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

	/** The differences between the roles under every assignment. */
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

	/** The sums of all choices of {@code chosen} of the values. */
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
