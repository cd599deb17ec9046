package org.apical.study;

import java.util.Arrays;
import java.util.Optional;

/** The role of a neuron in the brain–computer interface. */
public enum Role {
	/** The neuron must fire more: its activity turns the cursor towards the target. */
	P_PLUS("P+"),
	/** The neuron must fire less. */
	P_MINUS("P-"),
	/** The decoder does not read the neuron. */
	NEUTRAL("neutral"),
	/** The neuron is left out of every test. */
	EXCLUDED("excluded");

	private final String label;

	Role(final String label) {
		this.label = label;
	}

	/** The name as written in tables: {@code P+}, {@code P-}, {@code neutral}, {@code excluded}. */
	public String label() {
		return label;
	}

	public static Optional<Role> of(final String label) {
		return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
	}
}
