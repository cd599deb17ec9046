package org.apical.segment;

/**
 * Sums over rows of pixels. The virtual machine makes vector instructions only of loops over several arrays with one
 * index, so rows are copied from where they stand into arrays of their own first; that is a tenth of what it saves.
 */
final class RowLoops {

	private RowLoops() {}

	static void add(final float[] values, final float[] sums, final int n) {
		for (int i = 0; i < n; i++) {
			sums[i] += values[i];
		}
	}

	static void subtract(final float[] values, final float[] from, final int n) {
		for (int i = 0; i < n; i++) {
			from[i] -= values[i];
		}
	}

	static void addProducts(final float[] one, final float[] other, final float[] sums, final int n) {
		for (int i = 0; i < n; i++) {
			sums[i] += one[i] * other[i];
		}
	}

	/** Adds four rows times a factor each. */
	static void addProducts(final float[][] rows, final float[] factors, final float[] sums, final int n) {
		addProducts(rows[0], factors[0], rows[1], factors[1], rows[2], factors[2], rows[3], factors[3], sums, n);
	}

	private static void addProducts(final float[] a, final float u, final float[] b, final float v, final float[] c,
		final float w, final float[] d, final float z, final float[] sums, final int n)
	{
		for (int i = 0; i < n; i++) {
			sums[i] += a[i] * u + b[i] * v + c[i] * w + d[i] * z;
		}
	}

	static void addPowers(final float[] one, final float[] less, final float[] squares, final float[] cubes, final int n) {
		for (int i = 0; i < n; i++) {
			final float s = one[i] - less[i];
			squares[i] += s * s;
			cubes[i] += s * s * s;
		}
	}

	/** What lies in the middle of three values each. */
	static void middle(final float[] a, final float[] b, final float[] c, final float[] to, final int n) {
		for (int i = 0; i < n; i++) {
			final float low = Math.min(a[i], b[i]);
			final float high = Math.max(a[i], b[i]);
			to[i] = Math.max(low, Math.min(high, c[i]));
		}
	}

	/** Adds to sums that are kept more precisely. */
	static void add(final float[] values, final double[] sums, final int at, final int n) {
		for (int i = 0; i < n; i++) {
			sums[at + i] += values[i];
		}
	}
}
