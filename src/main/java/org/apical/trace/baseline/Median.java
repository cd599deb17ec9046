package org.apical.trace.baseline;

/** The median by selection, in linear time on average; missing values (NaN) are left out. */
public final class Median {

	private Median() {}

	/** The median of the values; NaN if there is none. */
	public static float of(final float[] values) {
		final float[] present = new float[values.length];
		int count = 0;
		for (final float value : values) {
			if (!Float.isNaN(value)) {
				present[count++] = value;
			}
		}
		if (count == 0) {
			return Float.NaN;
		}
		final float upper = select(present, count, count / 2);
		return count % 2 == 1 ? upper : (upper + largest(present, count / 2)) / 2;
	}

	/** The k-th smallest; values before it in the array are then no larger than it. */
	private static float select(final float[] values, final int count, final int k) {
		int low = 0;
		int high = count - 1;
		while (low < high) {
			final float pivot = values[k];
			int i = low;
			int j = high;
			while (i <= j) {
				while (values[i] < pivot) {
					i++;
				}
				while (pivot < values[j]) {
					j--;
				}
				if (i <= j) {
					final float swapped = values[i];
					values[i++] = values[j];
					values[j--] = swapped;
				}
			}
			if (j < k) {
				low = i;
			}
			if (k < i) {
				high = j;
			}
		}
		return values[k];
	}

	private static float largest(final float[] values, final int count) {
		float largest = values[0];
		for (int i = 1; i < count; i++) {
			largest = Math.max(largest, values[i]);
		}
		return largest;
	}
}
