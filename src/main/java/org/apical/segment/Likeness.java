package org.apical.segment;

import java.util.Arrays;
import org.apical.segment.bins.Neighbourhood;

/**
 * How similar the pixels near a seed are to the seed's trace, after the background is regressed out of both and the
 * pixel's own share is removed from the trace.
 *
 * @param around the pixels
 * @param correlation each pixel's correlation with the seed's trace
 * @param slope each pixel's slope on the seed's trace
 * @param covariance Σ of each pixel times the seed's trace
 * @param squares Σ of each pixel's square
 * @param share each pixel's weight in the seed's trace
 */
record Likeness(Neighbourhood around, float[] correlation, float[] slope, double[] covariance, double[] squares,
	double[] share)
{

	/** The same with correlation and slope averaged over each pixel and its eight neighbours. */
	Likeness smoothed() {
		return new Likeness(around, smoothed(correlation), smoothed(slope), covariance, squares, share);
	}

	private float[] smoothed(final float[] values) {
		final float[] mean = new float[values.length];
		for (int k = 0; k < mean.length; k++) {
			final int x = k % around.width();
			final int y = k / around.width();
			float sum = 0;
			int count = 0;
			for (int row = Math.max(0, y - 1); row <= Math.min(around.height() - 1, y + 1); row++) {
				for (int column = Math.max(0, x - 1); column <= Math.min(around.width() - 1, x + 1); column++) {
					sum += values[row * around.width() + column];
					count++;
				}
			}
			mean[k] = sum / count;
		}
		return mean;
	}

	/** The median of the {@code highest} largest values. */
	static double peak(final float[] values, final int highest) {
		return values.length == 0 ? 0 : Highest.of(values, Math.min(highest, values.length) / 2 + 1);
	}

	/** Whether each pixel reaches the thresholds of correlation and slope and lies within the radius about the seed. */
	boolean[] open(final double threshold, final double slopeThreshold, final double radiusPx) {
		final boolean[] open = new boolean[correlation.length];
		for (int k = 0; k < open.length; k++) {
			open[k] = correlation[k] >= threshold && slope[k] > 0 && slope[k] >= slopeThreshold
				&& (radiusPx == Double.POSITIVE_INFINITY || around.distancePx(k) <= radiusPx);
		}
		return open;
	}

	/** The open pixel nearest to the seed, if it lies within {@code corePx}; otherwise none. */
	int[] nearest(final boolean[] open, final double corePx) {
		int nearest = -1;
		for (int k = 0; k < open.length; k++) {
			if (open[k] && (nearest < 0 || around.distancePx(k) < around.distancePx(nearest))) {
				nearest = k;
			}
		}
		return nearest < 0 || around.distancePx(nearest) > corePx ? new int[0] : new int[] {nearest};
	}

	/**
	 * The open pixels that are connected to the pixels in {@code from}.
	 *
	 * @param step largest distance in x and y of connected pixels: 1 if they touch, 2 across a gap of one pixel
	 * @return indices in ascending order
	 */
	int[] connected(final boolean[] open, final int[] from, final int step) {
		final boolean[] reached = new boolean[open.length];
		final int[] border = Arrays.copyOf(from, open.length);
		int end = from.length;
		for (final int k : from) {
			reached[k] = true;
		}
		for (int next = 0; next < end; next++) {
			final int x = border[next] % around.width();
			final int y = border[next] / around.width();
			for (int row = Math.max(0, y - step); row <= Math.min(around.height() - 1, y + step); row++) {
				for (int column = Math.max(0, x - step); column <= Math.min(around.width() - 1, x + step); column++) {
					final int k = row * around.width() + column;
					if (open[k] && !reached[k]) {
						reached[k] = true;
						border[end++] = k;
					}
				}
			}
		}
		return indices(reached);
	}

	private static int[] indices(final boolean[] which) {
		final int[] indices = new int[which.length];
		int count = 0;
		for (int k = 0; k < which.length; k++) {
			if (which[k]) {
				indices[count++] = k;
			}
		}
		return Arrays.copyOf(indices, count);
	}
}
