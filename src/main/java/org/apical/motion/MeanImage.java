package org.apical.motion;

/** The mean of displaced frames, each resampled bilinearly onto the reference where it shows it. Not thread-safe. */
final class MeanImage {

	private final int width;
	private final int height;
	private final float[] sums;
	/** Each frame adds to the corners of the rectangle it covers; sums along rows and columns give the counts. */
	private final int[] corners;
	private int frames;

	MeanImage(final int width, final int height) {
		this.width = width;
		this.height = height;
		sums = new float[width * height];
		corners = new int[(width + 1) * (height + 1)];
	}

	/** Adds frame(x + dx, y + dy). */
	void add(final float[] frame, final double dxPx, final double dyPx) {
		frames++;
		final int x0 = (int) Math.floor(dxPx);
		final int y0 = (int) Math.floor(dyPx);
		final float fx = (float) (dxPx - x0);
		final float fy = (float) (dyPx - y0);
		final int left = Math.max(0, -x0);
		final int right = Math.min(width, width - x0 - (fx > 0 ? 1 : 0));
		final int top = Math.max(0, -y0);
		final int bottom = Math.min(height, height - y0 - (fy > 0 ? 1 : 0));
		if (left >= right || top >= bottom) {
			return;
		}
		for (int y = top; y < bottom; y++) {
			final int from = (y + y0) * width + x0;
			addRow(frame, from, fy > 0 ? from + width : from, fx, fy, y * width, left, right);
		}
		corners[top * (width + 1) + left]++;
		corners[top * (width + 1) + right]--;
		corners[bottom * (width + 1) + left]--;
		corners[bottom * (width + 1) + right]++;
	}

	private void addRow(final float[] frame, final int upper, final int lower, final float fx, final float fy,
		final int row, final int left, final int right)
	{
		if (fx == 0 && fy == 0) {
			for (int x = left; x < right; x++) {
				sums[row + x] += frame[upper + x];
			}
			return;
		}
		final int next = fx > 0 ? 1 : 0;
		final float w00 = (1 - fx) * (1 - fy);
		final float w10 = fx * (1 - fy);
		final float w01 = (1 - fx) * fy;
		final float w11 = fx * fy;
		for (int x = left; x < right; x++) {
			sums[row + x] += w00 * frame[upper + x] + w10 * frame[upper + x + next] + w01 * frame[lower + x]
				+ w11 * frame[lower + x + next];
		}
	}

	/** Adds the frames of another mean of the same size. */
	void add(final MeanImage other) {
		frames += other.frames;
		for (int i = 0; i < sums.length; i++) {
			sums[i] += other.sums[i];
		}
		for (int i = 0; i < corners.length; i++) {
			corners[i] += other.corners[i];
		}
	}

	int frames() {
		return frames;
	}

	/** How many frames show each pixel. */
	int[] counts() {
		final int[] counts = new int[width * height];
		for (int y = 0; y < height; y++) {
			int alongRow = 0;
			for (int x = 0; x < width; x++) {
				alongRow += corners[y * (width + 1) + x];
				counts[y * width + x] = alongRow + (y > 0 ? counts[(y - 1) * width + x] : 0);
			}
		}
		return counts;
	}

	/** The mean by pixel; one that no frame shows gets the mean of the others, 0 if there are none. */
	float[] values() {
		final int[] counts = counts();
		final float[] values = new float[sums.length];
		double sum = 0;
		int shown = 0;
		for (int i = 0; i < values.length; i++) {
			if (counts[i] > 0) {
				values[i] = sums[i] / counts[i];
				sum += values[i];
				shown++;
			}
		}
		for (int i = 0; i < values.length; i++) {
			if (counts[i] == 0 && shown > 0) {
				values[i] = (float) (sum / shown);
			}
		}
		return values;
	}
}
