package org.apical.simulate.pairs;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apical.study.Role;

/** Draws the true amplitudes s* of an animal's somata in the trials of one session, ΔF/F·s. */
final class TrialActivity {

	private final PairSimulation.Parameters parameters;
	private final List<PairNeuron> neurons;
	private final double[] logActivity;
	private final UniformRandomProvider random;
	private final SharedStateContinuousSampler normal;
	private final double[] common = new double[Role.values().length];
	private final double[] amplitude;

	/** @param logActivity log activity of every neuron on that day */
	TrialActivity(final PairSimulation.Parameters parameters, final List<PairNeuron> neurons, final double[] logActivity,
		final UniformRandomProvider random, final SharedStateContinuousSampler normal)
	{
		this.parameters = parameters;
		this.neurons = neurons;
		this.logActivity = logActivity;
		this.random = random;
		this.normal = normal;
		this.amplitude = new double[neurons.size()];
	}

	/** Draws the amplitudes of the next trial: lognormal, correlated within a role, 0 for neurons that are silent. */
	double[] next() {
		final double shared = Math.sqrt(parameters.sameRoleCorrelation());
		final double own = Math.sqrt(1 - parameters.sameRoleCorrelation());
		for (int role = 0; shared > 0 && role < common.length; role++) {
			common[role] = normal.sample();
		}
		for (int n = 0; n < amplitude.length; n++) {
			final double z = shared * common[neurons.get(n).role().ordinal()] + own * normal.sample();
			final boolean silent = parameters.silentTrials() > 0 && random.nextDouble() < parameters.silentTrials();
			amplitude[n] = silent ? 0 : Math.exp(logActivity[n] + parameters.amplitudeLogSd() * z);
		}
		return amplitude;
	}

	/** Input to a neuron's dendrite from the other neurons in the trial drawn last, ΔF/F·s. */
	double input(final int neuron) {
		double input = 0;
		if (parameters.networkInput() != 0) {
			input += parameters.networkInput() * meanZ(neuron, false);
		}
		if (parameters.likeToLikeInput() != 0) {
			input += parameters.likeToLikeInput() * meanZ(neuron, true);
		}
		return input;
	}

	/**
	 * Mean z of the other neurons that the decoder reads, of all of them or only of the neuron's role; 0 if there
	 * are none.
	 */
	private double meanZ(final int neuron, final boolean sameRole) {
		double sum = 0;
		int count = 0;
		for (int n = 0; n < amplitude.length; n++) {
			final Role role = neurons.get(n).role();
			if (n != neuron && role != Role.NEUTRAL && (!sameRole || role == neurons.get(neuron).role())) {
				sum += z(n);
				count++;
			}
		}
		return count == 0 ? 0 : sum / count;
	}

	/**
	 * z of a neuron in the trial drawn last, with mean and SD of the lognormal: mean e^(a + σ²/2), SD = mean ×
	 * √(e^σ² − 1).
	 */
	private double z(final int n) {
		final double variance = parameters.amplitudeLogSd() * parameters.amplitudeLogSd();
		final double mean = Math.exp(logActivity[n] + variance / 2);
		return (amplitude[n] / mean - 1) / Math.sqrt(Math.expm1(variance));
	}
}
