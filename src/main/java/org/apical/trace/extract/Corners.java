package org.apical.trace.extract;

/** Σ w I at each of the four displacements by whole pixels about one displacement. Not thread-safe. */
final class Corners {

	private double upperLeft;
	private double upperRight;
	private double lowerLeft;
	private double lowerRight;

	void set(final double upperLeft, final double upperRight, final double lowerLeft, final double lowerRight) {
		this.upperLeft = upperLeft;
		this.upperRight = upperRight;
		this.lowerLeft = lowerLeft;
		this.lowerRight = lowerRight;
	}

	void add(final Corners other) {
		set(upperLeft + other.upperLeft, upperRight + other.upperRight, lowerLeft + other.lowerLeft,
			lowerRight + other.lowerRight);
	}

	/**
	 * The sum with I interpolated bilinearly.
	 *
	 * @param fx how far the displacement lies to the right of the left corners, px, from 0 to below 1
	 * @param fy how far it lies below the upper corners, px, from 0 to below 1
	 */
	double bilinear(final double fx, final double fy) {
		final double upper = (1 - fx) * upperLeft + fx * upperRight;
		final double lower = (1 - fx) * lowerLeft + fx * lowerRight;
		return (1 - fy) * upper + fy * lower;
	}

	/** The sum at the nearest of the four corners. */
	double nearest(final double fx, final double fy) {
		return fy < 0.5 ? fx < 0.5 ? upperLeft : upperRight : fx < 0.5 ? lowerLeft : lowerRight;
	}
}
