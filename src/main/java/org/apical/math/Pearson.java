package org.apical.math;

/**
 * Pearson's correlation Σ(a − ā)(b − b̄) / √(Σ(a − ā)²·Σ(b − b̄)²) of values added in runs. Pairs with a NaN
 * are left out. Not thread-safe.
 */
public final class Pearson {

	private double n;
	private double sumA;
	private double sumB;
	private double sumAA;
	private double sumBB;
	private double sumAB;

	/** Adds the pairs of values from one index to before another. */
	public void add(final float[] a, final float[] b, final int from, final int to) {
		double count = 0;
		double inA = 0;
		double inB = 0;
		double inAA = 0;
		double inBB = 0;
		double inAB = 0;
		for (int i = from; i < to; i++) {
			final double x = a[i];
			final double y = b[i];
			if (Double.isNaN(x + y)) {
				continue;
			}
			count++;
			inA += x;
			inB += y;
			inAA += x * x;
			inBB += y * y;
			inAB += x * y;
		}
		add(count, inA, inB, inAA, inBB, inAB);
	}

	/** Adds all pairs that another object was given. */
	public void add(final Pearson other) {
		add(other.n, other.sumA, other.sumB, other.sumAA, other.sumBB, other.sumAB);
	}

	/** Adds {@code count} pairs by their sums Σa, Σb, Σa², Σb², Σab. */
	public void add(final double count, final double a, final double b, final double aa, final double bb,
		final double ab)
	{
		n += count;
		sumA += a;
		sumB += b;
		sumAA += aa;
		sumBB += bb;
		sumAB += ab;
	}

	/** The correlation; 0 if there are fewer than two pairs or all values of one side are equal. */
	public double correlation() {
		final double correlation = correlationOrNaN();
		return Double.isNaN(correlation) ? 0 : correlation;
	}

	/** The correlation; NaN if there are fewer than two pairs or all values of one side are equal. */
	public double correlationOrNaN() {
		final double varianceA = sumAA - sumA * sumA / n;
		final double varianceB = sumBB - sumB * sumB / n;
		final boolean told = varianceA > 1e-12 * sumAA && varianceB > 1e-12 * sumBB;
		return told ? (sumAB - sumA * sumB / n) / Math.sqrt(varianceA * varianceB) : Double.NaN;
	}
}
