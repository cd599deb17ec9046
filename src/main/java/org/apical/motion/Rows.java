package org.apical.motion;

/** Arithmetic of rows of pixels, in loops so small that the virtual machine soon vectorizes them. */
final class Rows {

	private Rows() {}

	static void add(final float[] sum, final float[] values) {
		for (int x = 0; x < sum.length; x++) {
			sum[x] += values[x];
		}
	}

	static void addProduct(final float[] sum, final float[] a, final float[] b) {
		for (int x = 0; x < sum.length; x++) {
			sum[x] += a[x] * b[x];
		}
	}

	/** Adds a row's values, their squares, and their products with another. */
	static void addMoments(final float[] sum, final float[] squares, final float[] products, final float[] row,
		final float[] t, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			final float value = row[x];
			sum[x] += value;
			squares[x] += value * value;
			products[x] += t[x] * value;
		}
	}

	/** Adds a row's products with three others. */
	static void addProducts(final float[] first, final float[] second, final float[] third, final float[] row,
		final float[] a, final float[] b, final float[] c, final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			final float value = row[x];
			first[x] += a[x] * value;
			second[x] += b[x] * value;
			third[x] += c[x] * value;
		}
	}

	/** a·ofA + b·ofB. */
	static void combine(final float[] a, final float ofA, final float[] b, final float ofB, final float[] into) {
		for (int x = 0; x < into.length; x++) {
			into[x] = ofA * a[x] + ofB * b[x];
		}
	}

	/** Central differences, twice the slope; the ends stay as they are. */
	static void slope(final float[] row, final float[] into) {
		for (int x = 1; x < into.length - 1; x++) {
			into[x] = row[x + 1] - row[x - 1];
		}
	}

	static double sum(final float[] values, final int from, final int to) {
		double sum = 0;
		for (int x = from; x < to; x++) {
			sum += values[x];
		}
		return sum;
	}
}
