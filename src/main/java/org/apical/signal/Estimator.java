package org.apical.signal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a neuron's modulation was estimated; see SCIENCE §4 and {@link Modulations}. */
public enum Estimator {
	/** Primary: session-centred adjusted least squares with replicate moments. */
	REPLICATE_MOMENTS,
	/** The outcome's instrument is the decoder's value without the neuron itself. */
	LEAVE_ONE_OUT,
	/** The primary modulations, the role's coefficient beside the mean dendritic amplitude. */
	GAIN_ADJUSTED,
	/** With the other P+ and the other P− neurons' means as columns. */
	NETWORK_ADJUSTED,
	/** The soma's fifth pixel part in the dendrite's place: there is no signal to find. */
	PSEUDO_DENDRITE,
	/** Least squares on the observed soma and its square; biased, for comparison. */
	QUADRATIC_OLS,
	/** Without the square: split-half instrumental variables, biased where the coupling is curved. */
	LINEAR_MOMENTS,
	/** Least squares on the observed soma; biased, for comparison. */
	LINEAR_OLS;

	/** As written in files: {@code replicate_moments}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Estimator> of(final String label) {
		return Arrays.stream(values()).filter(estimator -> estimator.label().equals(label)).findFirst();
	}
}
