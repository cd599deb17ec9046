package org.apical.learning.rules;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a group of learning rules has in common; data seldom tell the rules of one family apart. */
public enum Family {
	/** Activity drifts, dendrites carry nothing. */
	NONE,
	/** The same teaching signal for every neuron. */
	SCALAR,
	/** A teaching signal of each neuron's own, of the sign of its causal role. */
	VECTOR,
	/** A teaching signal of each neuron's own, unrelated to its causal role. */
	RANDOM,
	/** Dendrites carry the vector signal, learning does not use it. */
	EPIPHENOMENAL,
	/** The data do not say. */
	UNDETERMINED;

	/** As written in tables: {@code none}, {@code scalar} and so on. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Family> of(final String label) {
		return Arrays.stream(values()).filter(family -> family.label().equals(label)).findFirst();
	}
}
