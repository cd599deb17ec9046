package org.apical.signal.roles;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class MultiplicityTest {

	private static final JsonNode EXPECTED = Oracle.of("multiplicity");

	@Test
	void holmIsThatOfStatsmodels() {
		assertArrayEquals(Oracle.array(EXPECTED.get("holm")), Multiplicity.holm(Oracle.array(EXPECTED.get("p"))), 1e-12);
	}

	@Test
	void theFalseDiscoveryRateIsThatOfStatsmodels() {
		assertArrayEquals(Oracle.array(EXPECTED.get("bh")),
			Multiplicity.benjaminiHochberg(Oracle.array(EXPECTED.get("p"))), 1e-12);
	}

	@Test
	void whatCouldNotBeComputedKeepsTheFamilyOfFour() {
		assertArrayEquals(new double[] {0.04, Double.NaN, 0.06, 0.04},
			Multiplicity.holm(0.01, Double.NaN, 0.03, 0.01), 1e-12);
	}

	@Test
	void whatCouldNotBeComputedWasNotExplored() {
		assertArrayEquals(new double[] {0.02, Double.NaN, 0.03}, Multiplicity.benjaminiHochberg(0.01, Double.NaN, 0.03),
			1e-12);
		assertEquals(0, Multiplicity.benjaminiHochberg().length);
	}
}
