package org.apical.simulate.images;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.SessionTraces;

/**
 * The fluctuations of the out-of-focus light in three modes. One is common to the whole field and follows a
 * quarter of the mean ΔF/F of the neurons in view; two are of opposite sign on opposite sides of the field.
 * Each also wanders with an SD of 6 % and a time constant of 0.8 s.
 */
final class Neuropil {

	/** Number of modes: the common one, left against right, and top against bottom. */
	static final int MODES = 3;
	private static final double FOLLOWS = 0.25;
	private static final double SD = 0.06;
	private static final double MEMORY_S = 0.8;

	private final float[][] change;

	Neuropil(final SessionTraces session, final UniformRandomProvider random) {
		final SharedStateContinuousSampler normal = ZigguratSampler.NormalizedGaussian.of(random);
		change = new float[MODES][session.steps()];
		final double keep = Math.exp(-session.timeS(1) / MEMORY_S);
		final double[] wander = new double[MODES];
		for (int i = 0; i < session.steps(); i++) {
			for (int mode = 0; mode < MODES; mode++) {
				wander[mode] = keep * wander[mode] + SD * Math.sqrt(1 - keep * keep) * normal.sample();
				change[mode][i] = (float) wander[mode];
			}
			change[0][i] += (float) (FOLLOWS * population(session, i));
		}
	}

	private static double population(final SessionTraces session, final int step) {
		double sum = 0;
		for (int n = 0; n < session.neurons(); n++) {
			sum += session.soma(n, step);
		}
		return sum / session.neurons();
	}

	/** Change of a mode relative to the light at rest. */
	float change(final int mode, final int step) {
		return change[mode][step];
	}
}
