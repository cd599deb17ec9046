package org.apical.learning.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Groups of similar learning rules. Families are named because data seldom tell the rules of one family apart. */
public enum Family {
	/** Activity drifts, and dendrites carry nothing. */
	NONE,
	/** The same teaching signal for every neuron. */
	SCALAR,
	/** A teaching signal for each neuron, with the sign of the neuron's causal role. */
	VECTOR,
	/** A teaching signal for each neuron that is unrelated to the neuron's causal role. */
	RANDOM,
	/** Dendrites carry the vector signal, but learning does not use it. */
	EPIPHENOMENAL,
	/** The data do not determine the family. */
	UNDETERMINED;

	/** The name as written in tables: {@code none}, {@code scalar} and so on. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Family> of(final String label) {
		return Arrays.stream(values()).filter(family -> family.label().equals(label)).findFirst();
	}
}
