package org.apical.simulate.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** The function f by which the dendrite's amplitude follows the soma's amplitude s, ΔF/F·s. */
public enum Coupling {
	/** s */
	LINEAR(s -> s),
	/** 3 / (1 + e^(−1.2 (s − 1.8))): recruitment of the tuft that levels off. */
	CURVED(s -> 3 / (1 + Math.exp(-1.2 * (s - 1.8)))),
	/** 2.5 / (1 + e^(−3 (s − 1.5))): nearly all or nothing. */
	SIGMOID(s -> 2.5 / (1 + Math.exp(-3 * (s - 1.5)))),
	/** 1.5 · max(0, s − 0.8): small amplitudes do not arrive. */
	THRESHOLD(s -> 1.5 * Math.max(0, s - 0.8));

	private final DoubleUnaryOperator shape;

	Coupling(final DoubleUnaryOperator shape) {
		this.shape = shape;
	}

	public double of(final double somaDffS) {
		return shape.applyAsDouble(somaDffS);
	}

	public static Optional<Coupling> of(final String label) {
		return Arrays.stream(values()).filter(coupling -> coupling.label().equals(label)).findFirst();
	}

	private String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static String labels() {
		return Arrays.stream(values()).map(Coupling::label).collect(Collectors.joining(", "));
	}
}
