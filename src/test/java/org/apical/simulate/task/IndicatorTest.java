package org.apical.simulate.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IndicatorTest {

	@Test
	void aTransientHasHeightOneAndTheIntegralOfTheKernel() {
		final Indicator.Transients transients = new Indicator.Transients();
		transients.add(1, 0);
		double most = 0;
		double integral = 0;
		for (int i = 0; i < 5000; i++) {
			transients.step(0.001);
			most = Math.max(most, transients.value());
			integral += 0.001 * transients.value();
		}
		assertEquals(1, most, 1e-4);
		assertEquals(Indicator.integral(5), integral, 1e-3);
	}

	@Test
	void longStepsLeadWhereShortOnesDo() {
		final Indicator.Transients once = new Indicator.Transients();
		once.add(2, 0.03);
		once.step(0.47);
		final Indicator.Transients often = new Indicator.Transients();
		often.add(2, 0);
		for (int i = 0; i < 50; i++) {
			often.step(0.01);
		}
		assertEquals(often.value(), once.value(), 1e-12);
	}

	@Test
	void theInstructiveSignalHasAreaOneInTwoSeconds() {
		double area = 0;
		for (int i = 0; i < 2000; i++) {
			area += 0.001 * InstructiveSignal.shape((i + 0.5) * 0.001);
		}
		assertEquals(1, area, 1e-4);
	}
}
