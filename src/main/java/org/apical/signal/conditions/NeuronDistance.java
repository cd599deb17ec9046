package org.apical.signal.conditions;

/** How far apart the somata of two neurons of an animal are. */
@FunctionalInterface
public interface NeuronDistance {

	/** Nothing is known of where neurons are. */
	NeuronDistance UNKNOWN = (animal, neuron, other) -> Double.NaN;

	/** Distance in µm; NaN where it is not known. */
	double um(String animal, String neuron, String other);
}
