package org.apical.math;

/**
 * Mean and standard deviation of values.
 *
 * @param sd standard deviation of the population: root mean square deviation from the mean
 */
public record Moments(double mean, double sd) {

	/** The moments of the first {@code count} values; if a value is not finite, the mean is not finite. */
	public static Moments of(final float[] values, final int count) {
		final double pivot = values[0];
		double a = 0;
		double b = 0;
		double aa = 0;
		double bb = 0;
		for (int i = 0; i + 1 < count; i += 2) {
			final double v = values[i] - pivot;
			final double w = values[i + 1] - pivot;
			a += v;
			b += w;
			aa += v * v;
			bb += w * w;
		}
		if (count % 2 == 1) {
			final double v = values[count - 1] - pivot;
			a += v;
			aa += v * v;
		}
		final double mean = (a + b) / count;
		return new Moments(pivot + mean, Math.sqrt(Math.max(0, (aa + bb) / count - mean * mean)));
	}

	/** Whether the values differ by no more than the rounding of their sums. */
	public boolean constant() {
		return !(sd > 1e-6 * Math.abs(mean));
	}
}
