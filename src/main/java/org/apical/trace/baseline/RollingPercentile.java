package org.apical.trace.baseline;

import java.util.Arrays;

/**
 * A percentile of the values in a sliding window; missing values (NaN) are left out.
 *
 * <p>All values are ranked once. The window is a set of bits, one for each rank, with a pointer to the order
 * statistic that is wanted. A value that enters or leaves moves the pointer by at most one member, which is
 * found by skipping whole words of the set.
 */
final class RollingPercentile {

	private final double fraction;
	private final int half;

	private long[] bits;
	private int members;
	/** Rank of the order statistic, a member of the window, and the number of members below it. */
	private int pointer;
	private int below;

	/**
	 * @param fraction the percentile as a fraction: 0 is the minimum, 0.5 the median
	 * @param half number of frames before and after each frame in its window
	 */
	RollingPercentile(final double fraction, final int half) {
		this.fraction = fraction;
		this.half = half;
	}

	/**
	 * The percentile by frame, linear between order statistics like NumPy's percentile; NaN where the window has
	 * no value.
	 */
	float[] of(final float[] values) {
		final int n = values.length;
		final long[] order = order(values);
		final int[] rank = new int[n];
		Arrays.fill(rank, -1);
		final float[] sorted = new float[order.length];
		for (int i = 0; i < order.length; i++) {
			rank[(int) order[i]] = i;
			sorted[i] = values[(int) order[i]];
		}
		bits = new long[order.length / 64 + 1];
		members = 0;
		final float[] result = new float[n];
		for (int t = 0; t < Math.min(half, n); t++) {
			add(rank[t]);
		}
		for (int t = 0; t < n; t++) {
			if (t + half < n) {
				add(rank[t + half]);
			}
			if (t - half - 1 >= 0) {
				remove(rank[t - half - 1]);
			}
			result[t] = members == 0 ? Float.NaN : interpolated(sorted);
		}
		return result;
	}

	/** The frames that have values, in rising order of value; the frame is the lower half of each element. */
	private static long[] order(final float[] values) {
		final long[] keys = new long[values.length];
		int count = 0;
		for (int t = 0; t < values.length; t++) {
			if (!Float.isNaN(values[t])) {
				final int raw = Float.floatToIntBits(values[t]);
				keys[count++] = (long) (raw ^ (raw >> 31 & 0x7FFFFFFF)) << 32 | t;
			}
		}
		final long[] order = Arrays.copyOf(keys, count);
		Arrays.sort(order);
		return order;
	}

	private void add(final int rank) {
		if (rank < 0) {
			return;
		}
		bits[rank >> 6] |= 1L << rank;
		if (members++ == 0) {
			pointer = rank;
			below = 0;
		} else if (rank < pointer) {
			below++;
		}
	}

	private void remove(final int rank) {
		if (rank < 0) {
			return;
		}
		bits[rank >> 6] &= ~(1L << rank);
		members--;
		if (rank < pointer) {
			below--;
		} else if (rank == pointer && members > 0) {
			if (below < members) {
				pointer = above(rank);
			} else {
				pointer = under(rank);
				below--;
			}
		}
	}

	private float interpolated(final float[] sorted) {
		final double position = fraction * (members - 1);
		final int wanted = (int) position;
		while (below < wanted) {
			pointer = above(pointer);
			below++;
		}
		while (below > wanted) {
			pointer = under(pointer);
			below--;
		}
		final double part = position - wanted;
		final float low = sorted[pointer];
		return part == 0 ? low : (float) (low + part * (sorted[above(pointer)] - low));
	}

	/** The next member above a rank; there must be one. */
	private int above(final int rank) {
		int word = (rank + 1) >> 6;
		long rest = bits[word] & -1L << (rank + 1);
		while (rest == 0) {
			rest = bits[++word];
		}
		return (word << 6) + Long.numberOfTrailingZeros(rest);
	}

	/** The next member under a rank; there must be one. */
	private int under(final int rank) {
		int word = (rank - 1) >> 6;
		long rest = bits[word] & -1L >>> (63 - (rank - 1 & 63));
		while (rest == 0) {
			rest = bits[--word];
		}
		return (word << 6) + 63 - Long.numberOfLeadingZeros(rest);
	}
}
