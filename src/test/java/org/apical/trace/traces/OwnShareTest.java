package org.apical.trace.traces;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.apical.trace.extract.OwnLight;
import org.junit.jupiter.api.Test;

class OwnShareTest {

	private static double[] of(final double[] means, final double[] errors) {
		final double[] baseline = new double[means.length];
		final double[] excess = new double[means.length];
		for (int i = 0; i < baseline.length; i++) {
			baseline[i] = 100;
			excess[i] = 20;
		}
		return OwnShare.of(IntStream.range(0, means.length).mapToObj(i -> new OwnLight(means[i], errors[i])).toList(),
			baseline, excess);
	}

	@Test
	void withoutErrorsItIsTheLightBeyondTheExcessOverTheBaseline() {
		assertArrayEquals(new double[] {0.5, 0.8, 0.9, 1.1}, of(new double[] {70, 100, 110, 130}, new double[4]), 1e-9);
	}

	@Test
	void whatIsHardlyKnownIsTakenFromTheOthers() {
		final double[] share =
			of(new double[] {95, 100, 105, 30, Double.NaN, 21}, new double[] {1, 1, 1, 30, Double.NaN, 1});
		assertEquals(Math.sqrt(0.75 * 0.8), share[4], 5e-7, "the median of 0.1, 0.75, 0.8 and 0.85, to six decimals");
		assertEquals(share[4], share[5], 1e-9, "a share of .01 is not believed");
		assertTrue(share[3] > 0.4, "0.1 with an error of 0.3: " + share[3]);
		assertEquals(0.75, share[0], 0.01);
	}

	@Test
	void twoRoisAreTooFew() {
		assertArrayEquals(new double[] {1, 1}, of(new double[] {70, 80}, new double[2]), 0);
		assertArrayEquals(new double[] {1}, OwnShare.of(List.of(OwnLight.UNKNOWN), new double[] {1}, new double[] {0}), 0);
	}
}
