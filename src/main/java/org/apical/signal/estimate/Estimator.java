package org.apical.signal.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The ways to estimate a neuron's modulation; see docs/science.md, sections 4.3 to 4.11, and {@link Modulations}. */
public enum Estimator {
	/** The primary estimator: session-centred adjusted least squares with replicate moments. */
	REPLICATE_MOMENTS,
	/** The primary estimator with the decoder's value without the neuron itself as instrument of the outcome. */
	LEAVE_ONE_OUT,
	/** The primary modulations regressed on the role and the mean dendritic amplitude. */
	GAIN_ADJUSTED,
	/** The primary estimator with the means of the other P+ and of the other P− neurons as further columns. */
	NETWORK_ADJUSTED,
	/** The primary estimator with the covariates (motion, running and the like) as further columns. */
	COVARIATE_ADJUSTED,
	/** Only the trials in which the soma's fifth part, which enters no moment, shows an event; a secondary view. */
	SELECTED_EVENTS,
	/** The soma's fifth pixel part in the dendrite's place, where there is no signal to find. */
	PSEUDO_DENDRITE,
	/** Least squares on the observed soma and its square; biased, for comparison. */
	QUADRATIC_OLS,
	/** Replicate moments without the square (split-half instrumental variables); biased where the coupling is curved. */
	LINEAR_MOMENTS,
	/** Gaussian adjusted least squares on soma and soma²; see {@link GaussianMoments}. */
	GAUSSIAN_ALS,
	/** Analysis of covariance whose slope is corrected for the soma's noise; biased where the coupling is curved. */
	ERRORS_IN_VARIABLES,
	/** Analysis of covariance with the covariance of two parts as the soma's variance; biased if coupling is curved. */
	INSTRUMENTAL_VARIABLE,
	/** Least squares on the observed soma; biased, for comparison. */
	LINEAR_OLS,
	/** Analysis of covariance with the median of the slopes between two trials; biased, for comparison. */
	THEIL_SEN,
	/** Analysis of covariance with Deming's slope, which takes both variables as noisy; biased, for comparison. */
	DEMING;

	/** The name as written in files, such as {@code replicate_moments}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Whether the estimator finds a signal where there is none, even if the coupling is linear. */
	public boolean biased() {
		return this == QUADRATIC_OLS || this == LINEAR_OLS || this == THEIL_SEN || this == DEMING;
	}

	/** Whether the estimator has the columns hit, s and s² alone: those that serve for comparison. */
	boolean plain() {
		return compareTo(QUADRATIC_OLS) >= 0;
	}

	public static Optional<Estimator> of(final String label) {
		return Arrays.stream(values()).filter(estimator -> estimator.label().equals(label)).findFirst();
	}
}
