package org.apical.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ApartLawTest {

	@Test
	void theDensityIntegratesToOne() {
		double sum = 0;
		for (double logU = -14; logU < 14; logU += 0.01) {
			sum += 0.01 * new ApartLaw(2, 4, 0.24).density(Math.exp(logU));
		}
		assertEquals(1, sum, 1e-3);
	}

	@Test
	void manyPairsOutweighTheTypicalOnes() {
		final ApartLaw near = new ApartLaw(2, 4, 0.06);
		final double[] pairs = new double[ApartLaw.GRID.length];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = 5000 * near.density(ApartLaw.GRID[i]) * Math.log(1.05);
		}
		final ApartLaw fitted = ApartLaw.fit(pairs);
		for (final double u : new double[] {0.01, 0.02, 0.05, 0.1}) {
			assertEquals(1, fitted.density(u) / near.density(u), 0.15, "at " + u);
		}
	}

	@Test
	void withoutPairsItIsTypical() {
		final ApartLaw fitted = ApartLaw.fit(new double[ApartLaw.GRID.length]);
		for (final double u : new double[] {0.03, 0.1, 0.3}) {
			assertTrue(Math.abs(Math.log(fitted.density(u) / ApartLaw.TYPICAL.density(u))) < 0.2, "at " + u);
		}
	}
}
