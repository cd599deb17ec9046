package org.apical.learning.likelihood;

/**
 * The Kalman filter of one neuron's activity, a(first day) ~ N(0, 1), whose mean is linear in an unknown factor x of
 * the drive. The filter follows the mean at x = 0 and what x = 1 adds to it; both have the same variance and gain. It
 * sums, over the measurements, the terms of the Gaussian likelihood of x.
 */
final class KalmanFilter {

	private final LogProduct variances = new LogProduct();
	private int measurements;
	private double mean;
	private double driven;
	private double variance = 1;
	private double squares;
	private double product;
	private double drivenSquares;

	/** Goes on to the next day: a ← kept · a + known + x · drive + N(0, stepVariance). */
	void step(final double kept, final double known, final double drive, final double stepVariance) {
		mean = kept * mean + known;
		driven = kept * driven + drive;
		variance = kept * kept * variance + stepVariance;
	}

	/** Takes in a measurement of a, with the variance of its noise. */
	void measured(final double value, final double noise) {
		final double total = variance + noise;
		final double precision = 1 / total;
		final double innovation = value - mean;
		final double weighted = driven * precision;
		measurements++;
		variances.times(total);
		squares += innovation * innovation * precision;
		product += innovation * weighted;
		drivenSquares += driven * weighted;
		final double gain = variance * precision;
		mean += gain * innovation;
		driven -= gain * driven;
		variance *= 1 - gain;
	}

	int measurements() {
		return measurements;
	}

	/** Logarithm of the product of the variances S of the innovations. */
	double logVariances() {
		return variances.log();
	}

	/** Σ v² / S, where v are the innovations at x = 0. */
	double squares() {
		return squares;
	}

	/** Σ u v / S, where u is what x = 1 adds to the predicted mean. */
	double product() {
		return product;
	}

	/** Σ u² / S. */
	double drivenSquares() {
		return drivenSquares;
	}
}
