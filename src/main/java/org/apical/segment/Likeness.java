package org.apical.segment;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How much the pixels near a seed go with it.
 *
 * @param around the pixels
 * @param correlation of each with the seed's trace
 * @param slope of each on the seed's trace
 */
record Likeness(Neighbourhood around, float[] correlation, float[] slope) {

	/** Both averaged over each pixel and its eight neighbours. */
	Likeness smoothed() {
		return new Likeness(around, smoothed(correlation), smoothed(slope));
	}

	private float[] smoothed(final float[] values) {
		final float[] mean = new float[values.length];
		for (int k = 0; k < mean.length; k++) {
			float sum = 0;
			int count = 0;
			for (int row = Math.max(0, k / around.width() - 1); row <= Math.min(around.height() - 1, k / around.width() + 1);
				row++)
			{
				for (int column = Math.max(0, k % around.width() - 1); column <= Math.min(around.width() - 1,
					k % around.width() + 1); column++)
				{
					sum += values[row * around.width() + column];
					count++;
				}
			}
			mean[k] = sum / count;
		}
		return mean;
	}

	/** Median of the highest of some values. */
	static double peak(final float[] values, final int highest) {
		final float[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted.length == 0 ? 0 : sorted[sorted.length - 1 - Math.min(highest, sorted.length) / 2];
	}

	/**
	 * The connected pixels at or above a threshold to which the nearest such pixel to the seed belongs.
	 *
	 * @param threshold of the correlation
	 * @param slopeThreshold of the slope
	 * @param radiusPx no pixel farther from the seed
	 * @param corePx the nearest pixel must lie this close to the seed
	 * @param step pixels so far apart in x and y count as connected: 1 touching, 2 across a gap of one
	 * @return indices in rising order; none where no pixel is near enough
	 */
	int[] region(final double threshold, final double slopeThreshold, final double radiusPx, final double corePx,
		final int step)
	{
		final boolean[] open = new boolean[correlation.length];
		int nearest = -1;
		for (int k = 0; k < open.length; k++) {
			open[k] = correlation[k] >= threshold && slope[k] > 0 && slope[k] >= slopeThreshold && around.distancePx(k) <= radiusPx;
			if (open[k] && (nearest < 0 || around.distancePx(k) < around.distancePx(nearest))) {
				nearest = k;
			}
		}
		if (nearest < 0 || around.distancePx(nearest) > corePx) {
			return new int[0];
		}
		return fill(open, nearest, step);
	}

	private int[] fill(final boolean[] open, final int from, final int step) {
		final boolean[] reached = new boolean[open.length];
		final ArrayDeque<Integer> border = new ArrayDeque<>();
		reached[from] = true;
		border.add(from);
		while (!border.isEmpty()) {
			final int k = border.poll();
			final int x = k % around.width();
			final int y = k / around.width();
			for (int row = Math.max(0, y - step); row <= Math.min(around.height() - 1, y + step); row++) {
				for (int column = Math.max(0, x - step); column <= Math.min(around.width() - 1, x + step); column++) {
					final int next = row * around.width() + column;
					if (open[next] && !reached[next]) {
						reached[next] = true;
						border.add(next);
					}
				}
			}
		}
		return IntStream.range(0, open.length).filter(k -> reached[k]).toArray();
	}
}
