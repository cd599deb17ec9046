package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a neuron's modulation was estimated; see docs/science.md, section 4, and {@link Modulations}. */
public enum Estimator {
	/** Primary: session-centred adjusted least squares with replicate moments. */
	REPLICATE_MOMENTS,
	/** The outcome's instrument is the decoder's value without the neuron itself. */
	LEAVE_ONE_OUT,
	/** The primary modulations, the role's coefficient beside the mean dendritic amplitude. */
	GAIN_ADJUSTED,
	/** With the other P+ and the other P− neurons' means as columns. */
	NETWORK_ADJUSTED,
	/** With the covariates as columns: motion, running and the like. */
	COVARIATE_ADJUSTED,
	/** The trials alone in which the soma's fifth part, which no moment holds, shows an event; a secondary view. */
	SELECTED_EVENTS,
	/** The soma's fifth pixel part in the dendrite's place: there is no signal to find. */
	PSEUDO_DENDRITE,
	/** Least squares on the observed soma and its square; biased, for comparison. */
	QUADRATIC_OLS,
	/** Without the square: split-half instrumental variables, biased where the coupling is curved. */
	LINEAR_MOMENTS,
	/** Gaussian adjusted least squares on soma and soma²; see {@link GaussianMoments}. */
	GAUSSIAN_ALS,
	/** Analysis of covariance, the soma's noise variance taken out of the slope; biased where the coupling is curved. */
	ERRORS_IN_VARIABLES,
	/** The same with the covariance of two pixel parts for the soma's variance; biased where the coupling is curved. */
	INSTRUMENTAL_VARIABLE,
	/** Least squares on the observed soma; biased, for comparison. */
	LINEAR_OLS,
	/** Analysis of covariance with the median slope; biased, for comparison. */
	THEIL_SEN,
	/** Analysis of covariance with the slope of both variables' noise; biased, for comparison. */
	DEMING;

	/** As written in files: {@code replicate_moments}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether it finds a signal where there is none even with straight coupling. */
	public boolean biased() {
		return this == QUADRATIC_OLS || this == LINEAR_OLS || this == THEIL_SEN || this == DEMING;
	}

	public static Optional<Estimator> of(final String label) {
		return Arrays.stream(values()).filter(estimator -> estimator.label().equals(label)).findFirst();
	}
}
