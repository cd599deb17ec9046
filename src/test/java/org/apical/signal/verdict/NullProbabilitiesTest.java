package org.apical.signal.verdict;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.GainAdjustment;
import org.apical.signal.roles.GroupDifference;
import org.apical.signal.roles.RoleGroups;
import org.apical.signal.roles.RolePermutation;
import org.junit.jupiter.api.Test;

/** A thousand studies in which the roles are exchangeable: p must be uniform on the values it can have. */
class NullProbabilitiesTest {

	private static final int STUDIES = 1000;
	/** Kolmogorov and Smirnov's distance that a thousand uniform numbers exceed once in a thousand times. */
	private static final double LARGEST_DISTANCE = 1.949 / Math.sqrt(STUDIES);

	/** An animal whose modulations have a heavy tail and a mean of their own. */
	private static RoleGroups animal(final Random random, final int perRole) {
		final double mean = random.nextGaussian();
		final double[] values = new double[2 * perRole];
		final double[] dendrite = new double[2 * perRole];
		final boolean[] plus = new boolean[2 * perRole];
		for (int i = 0; i < values.length; i++) {
			dendrite[i] = Math.exp(0.5 * random.nextGaussian());
			values[i] = mean + random.nextGaussian() * Math.exp(0.5 * random.nextGaussian());
			plus[i] = i % 2 == 0;
		}
		return new RoleGroups("a", values, plus, new int[] {0, 4, values.length}, dendrite, new double[0]);
	}

	private static double[] probabilities(final int animals, final int perRole,
		final ToDoubleFunction<List<RoleGroups>> p)
	{
		final Random random = new Random(animals);
		return Stream.generate(() -> p.applyAsDouble(study(random, animals, perRole))).limit(STUDIES)
			.mapToDouble(Double::doubleValue).sorted().toArray();
	}

	private static List<RoleGroups> study(final Random random, final int animals, final int perRole) {
		final List<RoleGroups> study = new ArrayList<>();
		for (int a = 0; a < animals; a++) {
			study.add(animal(random, perRole));
		}
		return study;
	}

	private static double[] differences(final List<RoleGroups> study) {
		return study.stream().mapToDouble(RoleGroups::difference).toArray();
	}

	/** The largest difference between the part of the p that are at most p, and p, at the values that occur. */
	private static double distance(final double[] sorted) {
		double largest = 0;
		for (int i = 0; i < sorted.length; i++) {
			if (i == sorted.length - 1 || sorted[i + 1] - sorted[i] > 1e-12) {
				largest = Math.max(largest, Math.abs((i + 1.0) / sorted.length - sorted[i]));
			}
		}
		return largest;
	}

	@Test
	void byTOverAnimals() {
		final Random random = new Random(1);
		final double[] p = Stream.generate(() -> AcrossAnimals.of(random.doubles(6).map(u -> random.nextGaussian())
			.toArray()).p()).limit(STUDIES).mapToDouble(Double::doubleValue).sorted().toArray();
		assertTrue(distance(p) < LARGEST_DISTANCE, "distance " + distance(p));
	}

	@Test
	void bySignFlipsInStepsOfAThirtySecond() {
		final double[] p = probabilities(6, 5, study -> AcrossAnimals.pSignFlip(differences(study)));
		assertTrue(distance(p) < LARGEST_DISTANCE, "distance " + distance(p));
		assertTrue(Arrays.stream(p).allMatch(v -> v * 32 == Math.rint(v * 32)));
	}

	@Test
	void byPermutationOfTheRolesDrawn() {
		final double[] p = probabilities(6, 5, study -> RolePermutation.p(study, 2_000, 1));
		assertTrue(distance(p) < LARGEST_DISTANCE, "distance " + distance(p));
	}

	@Test
	void byPermutationOfTheRolesCounted() {
		final double[] p = probabilities(2, 4, study -> RolePermutation.p(study, 2_000, 1));
		assertTrue(distance(p) < LARGEST_DISTANCE, "distance " + distance(p));
		// 6 assignments in each of two strata of each of two animals
		assertEquals(1.0 / 1296 * 2, p[0], 3.0 / 1296);
	}

	@Test
	void byPermutationOfTheResidualsBesideTheMeanAmplitude() {
		final double[] p = probabilities(6, 5, study -> GainAdjustment.p(study, 2_000, 1));
		assertTrue(distance(p) < LARGEST_DISTANCE, "distance " + distance(p));
	}

	@Test
	void byPermutationOfGroups() {
		final Random random = new Random(2);
		final double[] p = Stream.generate(() -> GroupDifference.of(random.doubles(4).map(u -> random.nextGaussian())
			.toArray(), random.doubles(4).map(u -> random.nextGaussian()).toArray(), 2_000, 1).pPermutation()).limit(STUDIES)
			.mapToDouble(Double::doubleValue).sorted().toArray();
		assertTrue(distance(p) < LARGEST_DISTANCE, "distance " + distance(p));
		assertTrue(Arrays.stream(p).allMatch(v -> Math.abs(v * 35 - Math.rint(v * 35)) < 1e-9));
	}
}
