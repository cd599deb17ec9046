package org.apical.trace;

/**
 * Reads the weighted sum of some pixels, displaced, from frames. Pixels outside the frame are left out. Where all are
 * inside, which is nearly always, nothing is asked of each.
 */
final class PixelReader {

	private final int[] x;
	private final int[] y;
	private final int[] at;
	private final float[] weight;
	private final double total;
	private final double centreX;
	private final double centreY;
	private int left = Integer.MAX_VALUE;
	private int right = Integer.MIN_VALUE;
	private int top = Integer.MAX_VALUE;
	private int bottom = Integer.MIN_VALUE;

	PixelReader(final Pixels pixels, final int width) {
		x = pixels.x();
		y = pixels.y();
		weight = pixels.weight();
		at = new int[x.length];
		double sum = 0;
		double sumX = 0;
		double sumY = 0;
		for (int i = 0; i < at.length; i++) {
			at[i] = y[i] * width + x[i];
			sum += weight[i];
			sumX += weight[i] * x[i];
			sumY += weight[i] * y[i];
			left = Math.min(left, x[i]);
			right = Math.max(right, x[i]);
			top = Math.min(top, y[i]);
			bottom = Math.max(bottom, y[i]);
		}
		total = sum;
		centreX = sumX / sum;
		centreY = sumY / sum;
	}

	int count() {
		return at.length;
	}

	/** Weighted mean column. */
	double centreX() {
		return centreX;
	}

	/** Weighted mean row. */
	double centreY() {
		return centreY;
	}

	/** At a displacement by whole pixels. */
	void nearest(final Frame frame, final int dx, final int dy, final WeightedSum into) {
		if (!inside(frame, dx, dy, 0)) {
			nearestPartly(frame, dx, dy, into);
			return;
		}
		final float[] values = frame.values();
		final int offset = dy * frame.width() + dx;
		double sum = 0;
		for (int i = 0; i < at.length; i++) {
			sum += weight[i] * values[at[i] + offset];
		}
		into.add(sum, total);
	}

	/** With I interpolated bilinearly; a pixel is inside where all four it is interpolated from are. */
	void bilinear(final Frame frame, final double dx, final double dy, final WeightedSum into) {
		final int x0 = (int) Math.floor(dx);
		final int y0 = (int) Math.floor(dy);
		final float fx = (float) (dx - x0);
		final float fy = (float) (dy - y0);
		if (fx == 0 && fy == 0) {
			nearest(frame, x0, y0, into);
			return;
		}
		if (!inside(frame, x0, y0, 1)) {
			bilinearPartly(frame, x0, y0, fx, fy, into);
			return;
		}
		final int offset = y0 * frame.width() + x0;
		double sum = 0;
		for (int i = 0; i < at.length; i++) {
			sum += weight[i] * interpolated(frame, at[i] + offset, fx, fy);
		}
		into.add(sum, total);
	}

	private boolean inside(final Frame frame, final int dx, final int dy, final int more) {
		final int first = top + dy;
		final int last = bottom + dy + more;
		return at.length > 0 && left + dx >= 0 && right + dx + more < frame.width() && first >= 0 && last < frame.height()
			&& (last < frame.blankFirst() || first >= frame.blankEnd());
	}

	private void nearestPartly(final Frame frame, final int dx, final int dy, final WeightedSum into) {
		double sum = 0;
		double there = 0;
		for (int i = 0; i < at.length; i++) {
			if (frame.holds(x[i] + dx, y[i] + dy)) {
				sum += weight[i] * frame.values()[(y[i] + dy) * frame.width() + x[i] + dx];
				there += weight[i];
			}
		}
		into.add(sum, there);
	}

	private void bilinearPartly(final Frame frame, final int dx, final int dy, final float fx, final float fy,
		final WeightedSum into)
	{
		double sum = 0;
		double there = 0;
		for (int i = 0; i < at.length; i++) {
			final int column = x[i] + dx;
			final int row = y[i] + dy;
			if (frame.holds(column, row) && frame.holds(column + 1, row + 1)) {
				sum += weight[i] * interpolated(frame, row * frame.width() + column, fx, fy);
				there += weight[i];
			}
		}
		into.add(sum, there);
	}

	private static float interpolated(final Frame frame, final int i, final float fx, final float fy) {
		final float[] values = frame.values();
		final int below = i + frame.width();
		final float upper = values[i] + fx * (values[i + 1] - values[i]);
		final float lower = values[below] + fx * (values[below + 1] - values[below]);
		return upper + fy * (lower - upper);
	}
}
