package org.apical.signal.conditions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apical.signal.conditions.ClusterPermutation.Cluster;
import org.apical.signal.roles.Oracle;
import org.junit.jupiter.api.Test;

class ClusterPermutationTest {

	private static final JsonNode EXPECTED = Oracle.of("clusters");
	private static final double[][] CURVES = Oracle.matrix(EXPECTED.get("curves"));

	@Test
	void clustersTheirMassesAndProbabilitiesAreThoseOfTheReference() {
		final List<Cluster> found = ClusterPermutation.of(CURVES);
		assertEquals(EXPECTED.get("clusters").size(), found.size());
		for (int i = 0; i < found.size(); i++) {
			final JsonNode cluster = EXPECTED.get("clusters").get(i);
			assertEquals(cluster.get("from").asInt(), found.get(i).from());
			assertEquals(cluster.get("to").asInt(), found.get(i).to());
			assertEquals(cluster.get("mass").asDouble(), found.get(i).mass(), 1e-9);
			assertEquals(cluster.get("p").asDouble(), found.get(i).p(), 1e-12);
		}
	}

	@Test
	void noClusterCrossesASampleThatAnAnimalMisses() {
		final double[][] gap = Arrays.stream(CURVES).map(double[]::clone).toArray(double[][]::new);
		gap[2][15] = Double.NaN;
		assertTrue(ClusterPermutation.of(gap).stream().noneMatch(c -> c.from() <= 15 && 15 < c.to()));
	}

	@Test
	void theLargestTOfSeveralQuantitiesHasTheProbabilityOfTheReference() {
		final JsonNode expected = Oracle.of("largest_t");
		final SignFlips flips = new SignFlips(Oracle.matrix(expected.get("values")));
		assertArrayEquals(Oracle.array(expected.get("t")), flips.t(), 1e-12);
		final double largest = Arrays.stream(flips.t()).map(Math::abs).max().orElseThrow();
		assertEquals(expected.get("p_largest").asDouble(), SignFlips.p(flips.distribution(
			t -> Arrays.stream(t).map(Math::abs).max().orElseThrow()), largest), 1e-12);
	}

	@Test
	void whereNothingIsAClusterIsFoundInAboutOneStudyOfTwenty() {
		final UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(3);
		final ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
		int found = 0;
		for (int study = 0; study < 400; study++) {
			final double[][] curves = new double[8][30];
			for (final double[] curve : curves) {
				double slow = 0;
				for (int i = 0; i < curve.length; i++) {
					slow = 0.8 * slow + normal.sample();
					curve[i] = slow;
				}
			}
			found += ClusterPermutation.of(curves).stream().anyMatch(cluster -> cluster.p() <= 0.05) ? 1 : 0;
		}
		// 400 studies at .05: 20 ± 3 SD of 4.4
		assertTrue(found <= 33 && found >= 7, found + " of 400");
	}
}
