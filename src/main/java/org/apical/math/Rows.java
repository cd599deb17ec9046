package org.apical.math;

/**
 * Arithmetic on rows of pixels; the row that is changed comes first. The virtual machine vectorizes only small
 * loops over several arrays with one index, so rows are first copied into arrays of their own; copying costs a
 * tenth of the time that this saves.
 */
public final class Rows {

	private Rows() {}

	/** Adds the values of the columns from one to before another. */
	public static void add(final float[] sum, final float[] values, final int from, final int to) {
		for (int x = from; x < to; x++) {
			sum[x] += values[x];
		}
	}

	/** Adds the first n values to sums in double precision. */
	public static void add(final double[] sums, final int at, final float[] values, final int n) {
		for (int x = 0; x < n; x++) {
			sums[at + x] += values[x];
		}
	}

	/** Adds the values, each minus a pivot. */
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

	/** Adds the products of a row with each of three others. */
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

	/** Adds a row's values, their squares, and their products with another row. */
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

	/** Adds the second and third powers of a − b. */
	public static void addPowers(final float[] squares, final float[] cubes, final float[] a, final float[] b,
		final int n)
	{
		for (int x = 0; x < n; x++) {
			final float s = a[x] - b[x];
			squares[x] += s * s;
			cubes[x] += s * s * s;
		}
	}

	/** Adds four rows, each times a factor. */
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

	/** Computes a·ofA + b·ofB. */
	public static void combine(final float[] into, final float[] a, final float ofA, final float[] b, final float ofB) {
		for (int x = 0; x < into.length; x++) {
			into[x] = ofA * a[x] + ofB * b[x];
		}
	}

	/** Computes central differences, which are twice the slope; both ends are left unchanged. */
	public static void slope(final float[] into, final float[] row) {
		for (int x = 1; x < into.length - 1; x++) {
			into[x] = row[x + 1] - row[x - 1];
		}
	}

	/** Computes the median of each three values. */
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
