package org.apical.simulate.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The signal that a simulated dendrite receives after a trial, and the rule by which the neuron learns. */
public enum Mechanism {
	/**
	 * The dendrite's signal is the outcome times the sign of the neuron's role; activity changes with that sign
	 * and the error.
	 */
	VECTORIZED,
	/** Every dendrite receives the outcome with the same sign; learning follows REINFORCE. */
	SCALAR,
	/** The dendrites receive no signal; activity drifts. */
	NONE,
	/** The dendrite receives the outcome times the sign of the role, but learning follows REINFORCE. */
	EPIPHENOMENAL;

	/** The name as written in options and files: {@code vectorized}, … */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Mechanism> of(final String label) {
		return Arrays.stream(values()).filter(mechanism -> mechanism.label().equals(label)).findFirst();
	}

	public static String labels() {
		return Arrays.stream(values()).map(Mechanism::label).collect(Collectors.joining(", "));
	}
}
