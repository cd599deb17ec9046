package org.apical.signal.estimate;

import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * By how much a neuron's dendrite is higher on hits than on misses, beyond what its soma explains.
 *
 * @param animal animal id
 * @param neuron neuron id
 * @param role its role
 * @param stratum stratum of the assignment of roles
 * @param window name of the window
 * @param kind of the dendritic compartments
 * @param estimator how it was estimated
 * @param modulation M, ΔF/F·s; NaN where it could not be computed
 * @param se its standard error; not finite where it could not be computed
 * @param meanDendrite mean amplitude of the dendrite over all pairs, ΔF/F·s
 * @param pairs trials it rests on
 * @param used whether it takes part in the test: its SE is at most 3 × the median of all neurons
 */
public record Modulation(String animal, String neuron, Role role, String stratum, String window, Kind kind,
	Estimator estimator, double modulation, double se, double meanDendrite, int pairs, boolean used)
{

	public Modulation withUsed(final boolean nowUsed) {
		return new Modulation(animal, neuron, role, stratum, window, kind, estimator, modulation, se, meanDendrite, pairs,
			nowUsed);
	}

	/** The same neuron as if it had another role, drawn without regard to strata. */
	public Modulation withRole(final Role other) {
		return new Modulation(animal, neuron, other, "", window, kind, estimator, modulation, se, meanDendrite, pairs, used);
	}

	/** Another number of the same neuron. */
	public Modulation with(final double value) {
		return new Modulation(animal, neuron, role, stratum, window, kind, estimator, value, se, meanDendrite, pairs, used);
	}
}
