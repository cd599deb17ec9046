package org.apical.segment;

/** Mean over a few columns about each, of sums over some rows. Not thread-safe. */
final class RunningMean {

	private final int half;
	private final float[] padded;
	private final float[] columns;
	private final float[] mean;

	/** @param half columns on each side of the one in the middle */
	RunningMean(final int width, final int half) {
		this.half = half;
		padded = new float[width + 2 * half + 1];
		columns = new float[width];
		mean = new float[width];
		for (int x = 0; x < width; x++) {
			columns[x] = Math.min(width - 1, x + half) - Math.max(0, x - half) + 1;
		}
	}

	/** Of a row that begins somewhere among others; the same array every time. */
	float[] of(final float[] sums, final int from, final int rows) {
		System.arraycopy(sums, from, padded, half + 1, mean.length);
		float sum = 0;
		for (int x = 0; x < 2 * half + 1; x++) {
			sum += padded[x];
		}
		for (int x = 0; x < mean.length; x++) {
			sum += padded[x + 2 * half + 1] - padded[x];
			mean[x] = sum;
		}
		for (int x = 0; x < mean.length; x++) {
			mean[x] /= columns[x] * rows;
		}
		return mean;
	}
}
