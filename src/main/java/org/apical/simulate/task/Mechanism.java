package org.apical.simulate.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a simulated dendrite is told after a trial, and what the neuron learns from. */
public enum Mechanism {
	/** The dendrite is told the outcome with the sign of the neuron's role, and the neuron learns from that. */
	VECTORIZED,
	/** Every dendrite is told the outcome with the same sign; learning follows REINFORCE. */
	SCALAR,
	/** The dendrites are told nothing; activity drifts. */
	NONE,
	/** The dendrite is told the outcome with the sign of the role, while learning follows REINFORCE. */
	EPIPHENOMENAL;

	/** As written in options and files: {@code vectorized}, … */
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
