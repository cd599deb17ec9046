package org.apical.trace.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** ROIs with events of their own, over a neuropil that changes and of which they hold a known share. */
class QuietNeuropilTest {

	private static final int FRAMES = 1800;
	private static final double RATE_HZ = 10;

	private static double found(final double share, final int rois, final double follows) {
		final Random random = new Random(11);
		final float[] around = new float[FRAMES];
		final double[] events = new double[FRAMES];
		final List<float[]> fluorescence = new ArrayList<>();
		final List<float[]> neuropil = new ArrayList<>();
		double slow = 0;
		for (int t = 0; t < FRAMES; t++) {
			slow = 0.97 * slow + 2 * random.nextGaussian();
			events[t] = t == 0 ? 0 : 0.8 * events[t - 1] + (random.nextDouble() < 0.01 ? 60 : 0);
			around[t] = (float) (100 + slow);
		}
		for (int roi = 0; roi < rois; roi++) {
			final float[] own = new float[FRAMES];
			final float[] ring = new float[FRAMES];
			double level = 0;
			for (int t = 0; t < FRAMES; t++) {
				level = 0.8 * level + (random.nextDouble() < 0.02 ? 100 : 0);
				own[t] = (float) (80 + level + follows * events[t] + share * around[t] + 5 * random.nextGaussian());
				ring[t] = (float) (around[t] + 0.2 * events[t] + random.nextGaussian());
			}
			fluorescence.add(own);
			neuropil.add(ring);
		}
		return QuietNeuropil.coefficient(fluorescence, neuropil, new Baseline(Baseline.Parameters.defaults()), RATE_HZ);
	}

	@ParameterizedTest
	@ValueSource(doubles = {0.4, 0.7, 1})
	void theShareIsFoundThoughRoisAreActive(final double share) {
		assertEquals(share, found(share, 15, 0), 0.08);
	}

	/** The neuropil rises with events in which all ROIs take part. */
	@Test
	void activityThatIsCommonToAllDoesNotCount() {
		assertEquals(0.7, found(0.7, 15, 1), 0.12);
	}

	@Test
	void twoRoisAreTooFew() {
		assertEquals(QuietNeuropil.USUAL, found(0.2, 2, 0));
	}
}
