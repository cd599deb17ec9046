package org.apical.simulate.pairs;

import org.apical.simulate.task.InstructiveSignal;
import org.apical.study.Role;

/**
 * The properties of a simulated neuron, which are the same on all days.
 *
 * @param role role of the neuron in the decoder
 * @param coupling β, ΔF/F of the dendrite per ΔF/F of the soma
 * @param modulationDffS true M: the dendritic signal on hits minus that on misses, ΔF/F·s
 */
public record PairNeuron(Role role, double coupling, double modulationDffS) {

	/** +1 for P+, −1 for P−, otherwise 0. */
	int sign() {
		return InstructiveSignal.sign(role);
	}
}
