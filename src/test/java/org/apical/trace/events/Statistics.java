package org.apical.trace.events;

/** Statistics of traces that tests need. */
public final class Statistics {

	private Statistics() {}

	static double mean(final float[] values) {
		double sum = 0;
		for (final float value : values) {
			sum += value;
		}
		return sum / values.length;
	}

	public static double covariance(final float[] a, final float[] b) {
		final double meanA = mean(a);
		final double meanB = mean(b);
		double sum = 0;
		for (int t = 0; t < a.length; t++) {
			sum += (a[t] - meanA) * (b[t] - meanB);
		}
		return sum / a.length;
	}

	public static double correlation(final float[] a, final float[] b) {
		return covariance(a, b) / Math.sqrt(covariance(a, a) * covariance(b, b));
	}

	/** Least-squares slope of {@code y} on {@code x}. */
	public static double slope(final float[] x, final float[] y) {
		return covariance(x, y) / covariance(x, x);
	}

	public static double relativeSd(final float[] values) {
		return Math.sqrt(covariance(values, values)) / mean(values);
	}
}
