package org.apical.signal.conditions;

/** The distance between the somata of two neurons of an animal. */
@FunctionalInterface
public interface NeuronDistance {

	/** For studies in which the positions of the neurons are not known. */
	NeuronDistance UNKNOWN = (animal, neuron, other) -> Double.NaN;

	/** Distance in µm; NaN where it is not known. */
	double um(String animal, String neuron, String other);
}
