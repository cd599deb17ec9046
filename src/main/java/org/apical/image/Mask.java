package org.apical.image;

/**
 * The pixels of a ROI and their weights.
 *
 * @param x columns, px
 * @param y rows, px
 * @param weight positive weights, of the same length
 */
public record Mask(int[] x, int[] y, float[] weight) {

	public Mask {
		if (x.length == 0 || x.length != y.length || x.length != weight.length) {
			throw new IllegalArgumentException("mask of " + x.length + " columns, " + y.length + " rows, " + weight.length
				+ " weights: all must be given for at least one pixel");
		}
		x = x.clone();
		y = y.clone();
		weight = weight.clone();
	}

	@Override
	public int[] x() {
		return x.clone();
	}

	@Override
	public int[] y() {
		return y.clone();
	}

	@Override
	public float[] weight() {
		return weight.clone();
	}

	/** Number of pixels. */
	public int area() {
		return x.length;
	}

	/** Weighted mean column, px. */
	public double centreX() {
		return weightedMean(x);
	}

	/** Weighted mean row, px. */
	public double centreY() {
		return weightedMean(y);
	}

	private double weightedMean(final int[] values) {
		double sum = 0;
		double total = 0;
		for (int i = 0; i < values.length; i++) {
			sum += weight[i] * values[i];
			total += weight[i];
		}
		return sum / total;
	}
}
