package org.apical.study;

import java.util.Arrays;
import java.util.Optional;

/** What the brain–computer interface asked of a neuron. */
public enum Role {
	/** Must fire more: its activity turns the cursor towards the target. */
	P_PLUS("P+"),
	/** Must fire less. */
	P_MINUS("P-"),
	/** Not read by the decoder. */
	NEUTRAL("neutral"),
	/** Left out of every test. */
	EXCLUDED("excluded");

	private final String label;

	Role(final String label) {
		this.label = label;
	}

	/** As written in tables: {@code P+}, {@code P-}, {@code neutral}, {@code excluded}. */
	public String label() {
		return label;
	}

	public static Optional<Role> of(final String label) {
		return Arrays.stream(values()).filter(role -> role.label.equals(label)).findFirst();
	}
}
