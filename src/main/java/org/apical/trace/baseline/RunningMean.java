package org.apical.trace.baseline;

/** Mean of the values up to {@code half} frames before and after each frame; missing values (NaN) are left out. */
public final class RunningMean {

	private RunningMean() {}

	/** The running mean by frame; NaN where the window has no value. */
	static float[] of(final float[] values, final int half) {
		final int n = values.length;
		final double[] sum = new double[n + 1];
		final int[] count = new int[n + 1];
		for (int t = 0; t < n; t++) {
			final boolean missing = Float.isNaN(values[t]);
			sum[t + 1] = sum[t] + (missing ? 0 : values[t]);
			count[t + 1] = count[t] + (missing ? 0 : 1);
		}
		final float[] mean = new float[n];
		for (int t = 0; t < n; t++) {
			final int from = Math.max(0, t - half);
			final int to = Math.min(n, t + half + 1);
			mean[t] = (float) ((sum[to] - sum[from]) / (count[to] - count[from]));
		}
		return mean;
	}

	/** The values minus their running mean. */
	public static float[] removed(final float[] values, final int half) {
		final float[] removed = of(values, half);
		for (int t = 0; t < removed.length; t++) {
			removed[t] = values[t] - removed[t];
		}
		return removed;
	}
}
