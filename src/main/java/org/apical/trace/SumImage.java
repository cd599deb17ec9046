package org.apical.trace;

/** Sum of frames at displacements rounded to whole pixels, and how many frames showed each pixel. */
final class SumImage {

	private final int width;
	private final int height;
	private final double[] sum;
	private final int[] count;

	SumImage(final int width, final int height) {
		this.width = width;
		this.height = height;
		sum = new double[width * height];
		count = new int[width * height];
	}

	void add(final Frame frame, final int dx, final int dy) {
		for (int y = Math.max(0, -dy); y < Math.min(height, height - dy); y++) {
			if (y + dy >= frame.blankFirst() && y + dy < frame.blankEnd()) {
				continue;
			}
			final int to = y * width;
			final int from = (y + dy) * width + dx;
			for (int x = Math.max(0, -dx); x < Math.min(width, width - dx); x++) {
				sum[to + x] += frame.values()[from + x];
				count[to + x]++;
			}
		}
	}

	void add(final SumImage other) {
		for (int i = 0; i < sum.length; i++) {
			sum[i] += other.sum[i];
			count[i] += other.count[i];
		}
	}

	/** NaN where no frame showed the pixel. */
	double[] mean() {
		final double[] mean = new double[sum.length];
		for (int i = 0; i < mean.length; i++) {
			mean[i] = sum[i] / count[i];
		}
		return mean;
	}
}
