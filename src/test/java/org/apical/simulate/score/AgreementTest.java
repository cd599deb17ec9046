package org.apical.simulate.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class AgreementTest {

	@Test
	void correlationIsThatOfNumPy() {
		// numpy.corrcoef([1, 2, 4, 7], [2, 1, 5, 6])[0, 1]
		assertEquals(0.8997354108424372, Agreement.correlation(new double[] {1, 2, 4, 7}, new double[] {2, 1, 5, 6}),
			1e-12);
	}

	@Test
	void missingValuesAreLeftOut() {
		assertEquals(1, Agreement.correlation(new double[] {1, Double.NaN, 2, 3}, new double[] {2, 0, 4, 6}), 1e-12);
		assertEquals(2, Agreement.median(new double[] {1, Double.NaN, 3}));
		assertEquals(5, Agreement.rms(new double[] {1, 7, Double.NaN}));
	}

	@Test
	void withoutVariationThereIsNoCorrelation() {
		assertTrue(Double.isNaN(Agreement.correlation(new double[] {1, 2, 3}, new double[] {4, 4, 4})));
	}

	@Test
	void aScoreIsHeldAgainstItsLimitOnlyWhereThereIsOne() {
		assertFalse(new Score("motion", "error", 0.4, "px", 0.3, false).passed());
		assertTrue(new Score("motion", "error", 0.3, "px", 0.3, false).passed());
		assertFalse(new Score("trace", "r", 0.89, "1", 0.9, true).passed());
		assertTrue(new Score("signal", "r", Double.NaN, "1", 0.8, true).passed());
		assertFalse(Score.reported("match", "share", 0.5, "1").applicable());
	}
}
