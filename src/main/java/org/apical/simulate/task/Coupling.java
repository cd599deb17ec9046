package org.apical.simulate.task;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;

/** The shape f of the dendrite's relation to the soma's amplitude s, ΔF/F·s, of slope near 1 where it is steep least. */
public enum Coupling {
	/** s */
	LINEAR(s -> s),
	/** 3 / (1 + e^(−1.2 (s − 1.8))): recruitment of the tuft that levels off. */
	CURVED(s -> 3 / (1 + Math.exp(-1.2 * (s - 1.8)))),
	/** 2.5 / (1 + e^(−3 (s − 1.5))): all or nothing, nearly. */
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
