package org.apical.simulate.pairs;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.PoissonSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;

/**
 * Draws the noise of the replicates of an amplitude. A share {@code sharedNoise} of the whole soma's variance
 * σ² is common to all parts of a phase (variance 4 σ² × share in each phase, as four phases are averaged); the
 * rest is independent in all 20 replicates (variance 20 σ² × (1 − share)). Photon noise: N ~ Poisson(n₀ (1 +
 * s/T)), noise = T (N/n₀ − 1) − s with T the window's length and n₀ such that the variance at the reference
 * amplitude equals that of the independent noise.
 */
final class ReplicateNoise {

	static final int PARTS = 5;
	static final int PHASES = 4;
	/** Amplitudes at which photon noise has the given SD: the median amplitudes of soma and dendrite, ΔF/F·s. */
	private static final double SOMA_REFERENCE = 1;
	private static final double DENDRITE_REFERENCE = 0.8;

	private final PairSimulation.Parameters parameters;
	private final UniformRandomProvider random;
	private final SharedStateContinuousSampler normal;
	private final double commonSd;
	private final double somaVariance;
	private final double dendriteVariance;

	ReplicateNoise(final PairSimulation.Parameters parameters, final UniformRandomProvider random,
		final SharedStateContinuousSampler normal)
	{
		this.parameters = parameters;
		this.random = random;
		this.normal = normal;
		final double variance = parameters.somaNoise() * parameters.somaNoise();
		commonSd = Math.sqrt(PHASES * variance * parameters.sharedNoise());
		somaVariance = PARTS * PHASES * variance * (1 - parameters.sharedNoise());
		dendriteVariance = PHASES * parameters.dendriteNoise() * parameters.dendriteNoise();
	}

	/**
	 * Draws a soma's noise.
	 *
	 * @param soma true amplitude, ΔF/F·s
	 * @param into receives the noise by part and phase
	 * @param common receives the noise that the parts share, by phase
	 * @return mean over the replicates
	 */
	double soma(final double soma, final double[] into, final double[] common) {
		for (int t = 0; t < PHASES && commonSd > 0; t++) {
			common[t] = commonSd * normal.sample();
		}
		double sum = 0;
		for (int i = 0; i < PARTS * PHASES; i++) {
			into[i] = common[i % PHASES] + one(soma, somaVariance, SOMA_REFERENCE);
			sum += into[i];
		}
		return sum / (PARTS * PHASES);
	}

	/** Draws the dendrite's noise in one phase, without the noise that leaks into it from the soma. */
	double dendrite(final double dendrite) {
		return one(dendrite, dendriteVariance, DENDRITE_REFERENCE);
	}

	private double one(final double amplitude, final double variance, final double reference) {
		if (!parameters.photonNoise()) {
			return Math.sqrt(variance) * normal.sample();
		}
		final double window = PairSimulation.WINDOW_S;
		final double photons = window * window * (1 + reference / window) / variance;
		final double expected = photons * Math.max(0.01, 1 + amplitude / window);
		return window * (PoissonSampler.of(random, expected).sample() - expected) / photons;
	}
}
