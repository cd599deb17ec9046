package org.apical.math;

/** Pearson's correlation of two images. */
public final class Pearson {

	private Pearson() {}

	/**
	 * Σ(a − ā)(b − b̄) / √(Σ(a − ā)²·Σ(b − b̄)²) over the first {@code count} pixels in which both are numbers; 0 where
	 * one of the two is constant.
	 */
	public static double of(final float[] a, final float[] b, final int count) {
		double n = 0;
		double sumA = 0;
		double sumB = 0;
		double sumAA = 0;
		double sumBB = 0;
		double sumAB = 0;
		for (int i = 0; i < count; i++) {
			final double x = a[i];
			final double y = b[i];
			if (Double.isNaN(x + y)) {
				continue;
			}
			n++;
			sumA += x;
			sumB += y;
			sumAA += x * x;
			sumBB += y * y;
			sumAB += x * y;
		}
		final double varianceA = sumAA - sumA * sumA / n;
		final double varianceB = sumBB - sumB * sumB / n;
		final boolean constant = !(varianceA > 1e-12 * sumAA && varianceB > 1e-12 * sumBB);
		return constant ? 0 : (sumAB - sumA * sumB / n) / Math.sqrt(varianceA * varianceB);
	}
}
