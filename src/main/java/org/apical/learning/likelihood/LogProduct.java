package org.apical.learning.likelihood;

/** Logarithm of a product of many factors, taken once for many: it would be most of the time of a likelihood. */
final class LogProduct {

	private static final double SMALLEST = 1e-100;

	private double log;
	private double product = 1;

	void times(final double factor) {
		product *= factor;
		if (product < SMALLEST || product > 1 / SMALLEST) {
			log += Math.log(product);
			product = 1;
		}
	}

	double log() {
		return log + Math.log(product);
	}
}
