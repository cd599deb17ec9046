package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeuropilFitTest {

	private static final int FRAMES = 6000;

	private final float[] neuropil = new float[FRAMES];
	private final float[] fluorescence = new float[FRAMES];

	/** A cell that bursts and bleaches over a neuropil that fluctuates and bleaches. */
	private void simulate(final double alpha) {
		final SplittableRandom random = new SplittableRandom(12);
		double slow = 0;
		double calcium = 0;
		for (int t = 0; t < FRAMES; t++) {
			final double bleached = 1 - 0.3 * t / FRAMES;
			slow = 0.9 * slow + 15 * Math.sqrt(1 - 0.81) * random.nextGaussian();
			calcium = 0.85 * calcium + (random.nextDouble() < 0.03 ? 80 : 0);
			neuropil[t] = (float) (bleached * (100 + slow) + random.nextGaussian());
			fluorescence[t] = (float) (bleached * (60 + calcium + alpha * (100 + slow)) + 6 * random.nextGaussian());
		}
	}

	private double fitted(final double low, final double high) {
		return NeuropilFit.coefficient(fluorescence, neuropil, 15, low, high, 0.7);
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.3, 0.55, 0.9})
	void theShareIsFoundUnderEventsAndBleaching(final double alpha) {
		simulate(alpha);
		assertEquals(alpha, fitted(0, 1.2), 0.04);
	}

	@Test
	void itStaysWithinItsBounds() {
		simulate(0.9);
		assertEquals(0.8, fitted(0, 0.8));
		assertEquals(1, fitted(1, 1.2));
	}

	@Test
	void aConstantOrMissingNeuropilSaysNothing() {
		simulate(0.5);
		Arrays.fill(neuropil, 3);
		assertEquals(0.7, fitted(0, 1.2));
		Arrays.fill(neuropil, Float.NaN);
		assertEquals(0.7, fitted(0, 1.2));
	}
}
