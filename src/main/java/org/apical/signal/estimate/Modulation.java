package org.apical.signal.estimate;

import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * A neuron's modulation: by how much its dendrite is higher on hits than on misses, beyond what its soma explains.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role role of the neuron
 * @param stratum stratum within which roles were assigned
 * @param window name of the window
 * @param kind kind of the dendritic compartments
 * @param estimator the estimator of M
 * @param modulation M, ΔF/F·s; NaN where it could not be computed
 * @param se standard error of M; not finite where it could not be computed
 * @param meanDendrite mean amplitude of the dendrite over all pairs, ΔF/F·s
 * @param pairs number of trials that M rests on
 * @param used whether the neuron takes part in the test: M is finite and its SE below 3 × the median of all neurons
 */
public record Modulation(String animal, String neuron, Role role, String stratum, String window, Kind kind,
	Estimator estimator, double modulation, double se, double meanDendrite, int pairs, boolean used)
{

	public Modulation withUsed(final boolean nowUsed) {
		return new Modulation(animal, neuron, role, stratum, window, kind, estimator, modulation, se, meanDendrite, pairs,
			nowUsed);
	}

	/** The same neuron with another role and without a stratum. */
	public Modulation withRole(final Role other) {
		return new Modulation(animal, neuron, other, "", window, kind, estimator, modulation, se, meanDendrite, pairs,
			used);
	}

	/** The same neuron with a covariate in the place of the dendrite's mean amplitude, for which D is then adjusted. */
	public Modulation adjustedFor(final double covariate) {
		return new Modulation(animal, neuron, role, stratum, window, kind, estimator, modulation, se, covariate, pairs,
			used);
	}

	/** The same neuron with another value in the place of M. */
	public Modulation with(final double value) {
		return new Modulation(animal, neuron, role, stratum, window, kind, estimator, value, se, meanDendrite, pairs, used);
	}
}
