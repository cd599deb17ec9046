package org.apical.learning.likelihood;

/** The logarithm of a product of many factors, with few logarithms, which would otherwise take most of the time. */
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
