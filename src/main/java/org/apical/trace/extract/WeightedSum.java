package org.apical.trace.extract;

/** Σ w I and Σ w of the pixels read so far. Not thread-safe. */
final class WeightedSum {

	private double sum;
	private double weight;

	void add(final double weighted, final double weights) {
		sum += weighted;
		weight += weights;
	}

	/** Σ w I / Σ w, NaN if no pixel was added; both sums are then set to 0. */
	float takeMean() {
		final double mean = sum / weight;
		sum = 0;
		weight = 0;
		return (float) mean;
	}
}
