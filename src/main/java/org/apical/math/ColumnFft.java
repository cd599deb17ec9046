package org.apical.math;

/**
 * Complex discrete Fourier transform X(k) = Σ x(j)·exp(−2πi·jk/n) down every column of an image held as rows,
 * by radix-2 decimation in time. A butterfly combines two whole rows, in a loop that the virtual machine
 * vectorizes. Thread-safe.
 */
public final class ColumnFft {

	private final int n;
	private final int[] reversed;
	private final float[] cos;
	private final float[] sin;

	/** @param n number of rows, a power of two */
	public ColumnFft(final int n) {
		if (Integer.bitCount(n) != 1) {
			throw new IllegalArgumentException("n is " + n + ", must be a power of two");
		}
		this.n = n;
		reversed = new int[n];
		cos = new float[n];
		sin = new float[n];
		for (int i = 0; i < n; i++) {
			reversed[i] = n == 1 ? 0 : Integer.reverse(i) >>> 32 - Integer.numberOfTrailingZeros(n);
			cos[i] = (float) Math.cos(2 * Math.PI * i / n);
			sin[i] = (float) -Math.sin(2 * Math.PI * i / n);
		}
	}

	/** The smallest power of two that is at least a length. */
	public static int paddedLength(final int length) {
		return length <= 1 ? 1 : Integer.highestOneBit(length - 1) << 1;
	}

	/**
	 * Transforms in place; rows are exchanged by exchanging the references to them. If real and imaginary parts
	 * are exchanged, the result is the inverse transform times n.
	 *
	 * @param re n rows of at least {@code width} real parts
	 * @param im n rows of at least {@code width} imaginary parts
	 */
	public void transform(final float[][] re, final float[][] im, final int width) {
		for (int i = 0; i < n; i++) {
			final int j = reversed[i];
			if (i < j) {
				exchange(re, i, j);
				exchange(im, i, j);
			}
		}
		for (int length = 2; length <= n; length *= 2) {
			for (int first = 0; first < n; first += length) {
				combine(re, im, width, first, length);
			}
		}
	}

	private static void exchange(final float[][] rows, final int i, final int j) {
		final float[] row = rows[i];
		rows[i] = rows[j];
		rows[j] = row;
	}

	/** Combines the transforms of two halves of {@code length} rows. */
	private void combine(final float[][] re, final float[][] im, final int width, final int first, final int length) {
		final int half = length / 2;
		addAndSubtract(re[first], re[first + half], width);
		addAndSubtract(im[first], im[first + half], width);
		for (int k = 1; k < half; k++) {
			final int a = first + k;
			final int b = a + half;
			butterfly(re[a], im[a], re[b], im[b], cos[k * (n / length)], sin[k * (n / length)], width);
		}
	}

	private static void addAndSubtract(final float[] a, final float[] b, final int width) {
		for (int x = 0; x < width; x++) {
			final float t = b[x];
			b[x] = a[x] - t;
			a[x] += t;
		}
	}

	private static void butterfly(final float[] reA, final float[] imA, final float[] reB, final float[] imB,
		final float c, final float s, final int width)
	{
		for (int x = 0; x < width; x++) {
			final float re = c * reB[x] - s * imB[x];
			final float im = c * imB[x] + s * reB[x];
			reB[x] = reA[x] - re;
			imB[x] = imA[x] - im;
			reA[x] += re;
			imA[x] += im;
		}
	}
}
