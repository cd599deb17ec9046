package org.apical.trace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Calcium indicators and the decay of their fluorescence in vivo, τ = half-decay time / ln 2 after a few action
 * potentials. Values of this order are published with each indicator (Chen 2013, Dana 2016 and 2019, Zhang 2023); the
 * decay in a given preparation differs, and should be set where it is known.
 */
public enum Indicator {

	GCAMP6F("GCaMP6f", 0.4), GCAMP6M("GCaMP6m", 0.8), GCAMP6S("GCaMP6s", 1.2), JGCAMP7F("jGCaMP7f", 0.5),
	JGCAMP7S("jGCaMP7s", 1.0), JGCAMP8F("jGCaMP8f", 0.15), JGCAMP8M("jGCaMP8m", 0.2), JGCAMP8S("jGCaMP8s", 0.4);

	private final String label;
	private final double decayS;

	Indicator(final String label, final double decayS) {
		this.label = label;
		this.decayS = decayS;
	}

	/** As written in study files. */
	public String label() {
		return label;
	}

	/** Time constant of the decay, s. */
	public double decayS() {
		return decayS;
	}

	/** The indicator of a name, capitals or not. */
	public static Optional<Indicator> of(final String label) {
		return Arrays.stream(values()).filter(i -> i.label.toLowerCase(Locale.ROOT).equals(label.toLowerCase(Locale.ROOT)))
			.findFirst();
	}
}
