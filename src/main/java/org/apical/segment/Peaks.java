package org.apical.segment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the local maxima of an image, none of them closer than some distance to a higher one. */
final class Peaks {

	private Peaks() {}

	/**
	 * @param threshold least value of a maximum
	 * @param apartPx least distance between two maxima, at least 1
	 * @return indices into the image, the highest maximum first; equal ones in the order of their indices
	 */
	static int[] of(final float[] image, final int width, final int height, final double threshold,
		final double apartPx)
	{
		final List<Integer> candidates = new ArrayList<>();
		for (int i = 0; i < image.length; i++) {
			if (image[i] >= threshold && highest(image, width, height, i)) {
				candidates.add(i);
			}
		}
		candidates.sort(Comparator.<Integer>comparingDouble(i -> -image[i]).thenComparingInt(i -> i));
		final Map<Long, List<Integer>> cells = new HashMap<>();
		final List<Integer> kept = new ArrayList<>();
		for (final int i : candidates) {
			final long column = (long) (i % width / apartPx);
			final long row = (long) (i / width / apartPx);
			if (free(cells, column, row, i, width, apartPx)) {
				kept.add(i);
				cells.computeIfAbsent(row << 32 | column, key -> new ArrayList<>()).add(i);
			}
		}
		return kept.stream().mapToInt(i -> i).toArray();
	}

	private static boolean highest(final float[] image, final int width, final int height, final int i) {
		final int x = i % width;
		final int y = i / width;
		for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
				if (image[row * width + column] > image[i]) {
					return false;
				}
			}
		}
		return true;
	}

	private static boolean free(final Map<Long, List<Integer>> cells, final long column, final long row, final int i,
		final int width, final double apartPx)
	{
		for (long v = Math.max(0, row - 1); v <= row + 1; v++) {
			for (long u = Math.max(0, column - 1); u <= column + 1; u++) {
				for (final int other : cells.getOrDefault(v << 32 | u, List.of())) {
					if (Math.hypot(other % width - i % width, other / width - i / width) < apartPx) {
						return false;
					}
				}
			}
		}
		return true;
	}
}
