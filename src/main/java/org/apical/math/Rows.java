package org.apical.math;

/**
 * Arithmetic of rows of pixels; the row that is changed comes first. The virtual machine makes vector instructions only
 * of small loops over several arrays with one index, so rows are copied from where they stand into arrays of their own
 * first; that is a tenth of what it saves.
 */
public final class Rows {

	private Rows() {}

	/** Adds the values of some columns, from one to before another. */
	public static void add(final float[] sum, final float[] values, final int from, final int to) {
		for (int x = from; x < to; x++) {
			sum[x] += values[x];
		}
	}

	/** Adds the first n values to sums that are kept more precisely. */
	public static void add(final double[] sums, final int at, final float[] values, final int n) {
		for (int x = 0; x < n; x++) {
			sums[at + x] += values[x];
		}
	}

	/** Adds the values, each less a pivot. */
	public static void addLess(final float[] sum, final float[] values, final float pivot, final int from, final int to) {
		for (int x = from; x < to; x++) {
			sum[x] += values[x] - pivot;
		}
	}

	public static void subtract(final float[] sum, final float[] values, final int n) {
		for (int x = 0; x < n; x++) {
			sum[x] -= values[x];
		}
	}

	public static void addProduct(final float[] sum, final float[] a, final float[] b, final int from, final int to) {
		for (int x = from; x < to; x++) {
			sum[x] += a[x] * b[x];
		}
	}

	/** Adds a row's products with three others. */
	public static void addProducts(final float[] first, final float[] second, final float[] third, final float[] row,
		final float[] a, final float[] b, final float[] c, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			final float value = row[x];
			first[x] += a[x] * value;
			second[x] += b[x] * value;
			third[x] += c[x] * value;
		}
	}

	/** Adds a row's values, their squares, and their products with another. */
	public static void addMoments(final float[] sum, final float[] squares, final float[] products, final float[] row,
		final float[] t, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			final float value = row[x];
			sum[x] += value;
			squares[x] += value * value;
			products[x] += t[x] * value;
		}
	}

	/** Adds second and third powers of a − b. */
	public static void addPowers(final float[] squares, final float[] cubes, final float[] a, final float[] b,
		final int n)
	{
		for (int x = 0; x < n; x++) {
			final float s = a[x] - b[x];
			squares[x] += s * s;
			cubes[x] += s * s * s;
		}
	}

	/** Adds four rows times a factor each. */
	public static void addWeighted(final float[] sum, final float[][] rows, final float[] factors, final int n) {
		addWeighted(sum, rows[0], factors[0], rows[1], factors[1], rows[2], factors[2], rows[3], factors[3], n);
	}

	private static void addWeighted(final float[] sum, final float[] a, final float ofA, final float[] b, final float ofB,
		final float[] c, final float ofC, final float[] d, final float ofD, final int n)
	{
		for (int x = 0; x < n; x++) {
			sum[x] += a[x] * ofA + b[x] * ofB + c[x] * ofC + d[x] * ofD;
		}
	}

	/** a·ofA + b·ofB. */
	public static void combine(final float[] into, final float[] a, final float ofA, final float[] b, final float ofB) {
		for (int x = 0; x < into.length; x++) {
			into[x] = ofA * a[x] + ofB * b[x];
		}
	}

	/** Central differences, twice the slope; the ends stay as they are. */
	public static void slope(final float[] into, final float[] row) {
		for (int x = 1; x < into.length - 1; x++) {
			into[x] = row[x + 1] - row[x - 1];
		}
	}

	/** What lies in the middle of three values each. */
	public static void middle(final float[] into, final float[] a, final float[] b, final float[] c, final int n) {
		for (int x = 0; x < n; x++) {
			final float low = Math.min(a[x], b[x]);
			final float high = Math.max(a[x], b[x]);
			into[x] = Math.max(low, Math.min(high, c[x]));
		}
	}

	public static double sum(final float[] values, final int from, final int to) {
		double sum = 0;
		for (int x = from; x < to; x++) {
			sum += values[x];
		}
		return sum;
	}
}
