package org.apical.signal.power;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.signal.power.CriticalDifference.Permuted;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.GainAdjustment;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.roles.RolePermutation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the critical difference the tests themselves have p = .05. */
class CriticalDifferenceTest {

	private static final int PERMUTATIONS = 100_000;
	/** Four standard errors of a p of .05 from so many permutations, and .002 for the sums not being quite normal. */
	private static final double TOLERANCE = 4 * Math.sqrt(0.05 * 0.95 / PERMUTATIONS) + 0.002;

	private static List<RoleGroups> animals(final int plus, final int minus, final long seed) {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
		final ContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		final List<RoleGroups> animals = new ArrayList<>();
		for (int a = 0; a < 6; a++) {
			final double[] values = new double[plus + minus];
			final double[] amplitudes = new double[plus + minus];
			final boolean[] isPlus = new boolean[plus + minus];
			for (int n = 0; n < values.length; n++) {
				values[n] = normal.sample();
				amplitudes[n] = normal.sample();
				isPlus[n] = n < plus;
			}
			animals.add(new RoleGroups("m" + a, values, isPlus, new int[] {0, values.length}, amplitudes, new double[0]));
		}
		return animals;
	}

	private static double[] halfRoles(final RoleGroups animal) {
		final double[] half = new double[animal.plus().length];
		for (int n = 0; n < half.length; n++) {
			half[n] = animal.plus()[n] ? 0.5 : -0.5;
		}
		return half;
	}

	private static List<RoleGroups> withDifference(final List<RoleGroups> animals, final double d) {
		return animals.stream().map(animal -> {
			final double[] values = animal.values().clone();
			for (int n = 0; n < values.length; n++) {
				values[n] += d * halfRoles(animal)[n];
			}
			return animal.with(values);
		}).toList();
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void permutedRolesHaveFiveInAHundredThere(final long seed) {
		final List<RoleGroups> animals = withDifference(animals(5, 4, seed), 2);
		final Permuted[] permuted = animals.stream().map(animal -> Permuted.of(animal.values(), halfRoles(animal)))
			.toArray(Permuted[]::new);
		final double d = new CriticalDifference(6, 0.05).ofPermutations(permuted);
		assertEquals(0.05, RolePermutation.p(withDifference(animals, d), PERMUTATIONS, 1), TOLERANCE);
	}

	@ParameterizedTest
	@ValueSource(longs = {4, 5})
	void permutedResidualsHaveFiveInAHundredThere(final long seed) {
		final List<RoleGroups> animals = withDifference(animals(4, 4, seed), 2);
		final Permuted[] permuted = animals.stream()
			.map(animal -> Permuted.beside(animal.dendrite(), animal.values(), halfRoles(animal)))
			.toArray(Permuted[]::new);
		final double d = new CriticalDifference(6, 0.05).ofPermutations(permuted);
		assertEquals(animals.stream().mapToDouble(GainAdjustment::difference).average().orElseThrow(),
			Arrays.stream(permuted).mapToDouble(Permuted::observed).average().orElseThrow(), 1e-12);
		assertEquals(0.05, GainAdjustment.p(withDifference(animals, d), PERMUTATIONS, 1), TOLERANCE);
	}

	@ParameterizedTest
	@ValueSource(longs = {6, 7})
	void theTestsOverAnimalsHaveExactlyFiveInAHundredThere(final long seed) {
		final List<RoleGroups> animals = animals(5, 5, seed);
		final double[] differences = animals.stream().mapToDouble(RoleGroups::difference).toArray();
		final double d = new CriticalDifference(6, 0.05).ofDifferences(differences);
		assertEquals(0.05, AcrossAnimals.of(withDifference(animals, d).stream().mapToDouble(RoleGroups::difference)
			.toArray()).p(), 1e-9);
		final double half = new CriticalDifference(6, 0.05)
			.ofHalves(animals.stream().mapToDouble(RoleGroups::meanPlus).toArray());
		assertEquals(0.05, AcrossAnimals.of(withDifference(animals, half).stream().mapToDouble(RoleGroups::meanPlus)
			.toArray()).pOneSided(), 1e-9);
	}
}
