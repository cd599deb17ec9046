package org.apical.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers from SciPy: src/test/python/report_oracle.py. */
class IntervalTest {

	private static final List<Double> VALUES = List.of(0.12, 0.2, 0.17, 0.09, 0.25, 0.13);

	private static void assertInterval(final double mean, final double low, final double high, final Interval interval) {
		assertEquals(mean, interval.mean(), 1e-12);
		assertEquals(low, interval.low(), 1e-12);
		assertEquals(high, interval.high(), 1e-12);
	}

	@Test
	void meanHasTheIntervalOfTheTTest() {
		assertInterval(0.16, 0.09844901171990335, 0.22155098828009667, Interval.ofMean(VALUES));
	}

	@Test
	void intervalIsRecoveredFromMeanAndP() {
		assertInterval(0.16, 0.09844901171990335, 0.22155098828009667, Interval.ofTest(0.16, 0.0011344251579475531, 6));
		assertInterval(-0.16, -0.22155098828009667, -0.09844901171990335, Interval.ofTest(-0.16, 0.0011344251579475531, 6));
	}

	@Test
	void standardErrorIsThatOfTheMean() {
		assertInterval(0.16, 0.16 - 0.0239443799947573, 0.16 + 0.0239443799947573, Interval.standardError(VALUES));
	}

	@Test
	void oneValueHasNoInterval() {
		final Interval one = Interval.ofMean(List.of(3.0, Double.NaN));
		assertEquals(3, one.mean());
		assertTrue(Double.isNaN(one.low()) && Double.isNaN(one.high()));
	}

	@Test
	void noValueHasNoMean() {
		assertTrue(Double.isNaN(Interval.ofMean(List.of()).mean()));
	}

	@Test
	void missingPGivesTheMeanAlone() {
		final Interval unknown = Interval.ofTest(0.2, Double.NaN, 6);
		assertEquals(0.2, unknown.mean());
		assertTrue(Double.isNaN(unknown.low()));
	}
}
