package org.apical.trace.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Calcium indicators and the time course of their fluorescence in vivo: τ = half-decay time / ln 2 after a few
 * action potentials, and the mean delay of the rise, about half the time to the peak. Values of this order are
 * published with each indicator (Chen 2013, Dana 2016 and 2019, Zhang 2023); those of GCaMP6f, GCaMP6s and
 * jGCaMP7f were confirmed on one half of the recordings of {@code workflows/spikes.sh}. The decay in a given
 * preparation may differ, and should be set where it is known.
 */
public enum Indicator {

	GCAMP6F("GCaMP6f", 0.6, 0.03), GCAMP6M("GCaMP6m", 0.9, 0.06), GCAMP6S("GCaMP6s", 1.5, 0.15),
	JGCAMP7F("jGCaMP7f", 0.6, 0.01), JGCAMP7S("jGCaMP7s", 1.2, 0.05), JGCAMP8F("jGCaMP8f", 0.15, 0.005),
	JGCAMP8M("jGCaMP8m", 0.2, 0.005), JGCAMP8S("jGCaMP8s", 0.4, 0.005);

	/** The indicator of animals for which none is named. */
	public static final Indicator DEFAULT = JGCAMP7F;

	private final String label;
	private final Kinetics kinetics;

	Indicator(final String label, final double decayS, final double delayS) {
		this.label = label;
		kinetics = new Kinetics(decayS, 0, delayS);
	}

	/** The name as written in study files. */
	public String label() {
		return label;
	}

	/** Time course of the indicator's fluorescence. */
	public Kinetics kinetics() {
		return kinetics;
	}

	/** The indicator with a name, in capital or small letters. */
	public static Optional<Indicator> of(final String label) {
		return Arrays.stream(values()).filter(i -> i.label.toLowerCase(Locale.ROOT).equals(label.toLowerCase(Locale.ROOT)))
			.findFirst();
	}
}
