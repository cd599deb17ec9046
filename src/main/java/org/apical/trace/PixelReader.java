package org.apical.trace;

/**
 * Reads the weighted mean of some pixels, displaced, from frames: Σ w I / Σ w. Pixels outside the frame are left out of
 * both sums; NaN where none is inside. Where all are, which is nearly always, nothing is asked of each.
 */
final class PixelReader {

	private final int[] x;
	private final int[] y;
	private final int[] at;
	private final float[] weight;
	private final double total;
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
		for (int i = 0; i < at.length; i++) {
			at[i] = y[i] * width + x[i];
			sum += weight[i];
			left = Math.min(left, x[i]);
			right = Math.max(right, x[i]);
			top = Math.min(top, y[i]);
			bottom = Math.max(bottom, y[i]);
		}
		total = sum;
	}

	int count() {
		return at.length;
	}

	/** At a displacement by whole pixels. */
	float nearest(final Frame frame, final int dx, final int dy) {
		if (!inside(frame, dx, dy, 0)) {
			return nearestPartly(frame, dx, dy);
		}
		final float[] values = frame.values();
		final int offset = dy * frame.width() + dx;
		double sum = 0;
		for (int i = 0; i < at.length; i++) {
			sum += weight[i] * values[at[i] + offset];
		}
		return (float) (sum / total);
	}

	/** With I interpolated bilinearly; a pixel is inside where all four it is interpolated from are. */
	float bilinear(final Frame frame, final double dx, final double dy) {
		final int x0 = (int) Math.floor(dx);
		final int y0 = (int) Math.floor(dy);
		final float fx = (float) (dx - x0);
		final float fy = (float) (dy - y0);
		if (fx == 0 && fy == 0) {
			return nearest(frame, x0, y0);
		}
		if (!inside(frame, x0, y0, 1)) {
			return bilinearPartly(frame, x0, y0, fx, fy);
		}
		final int offset = y0 * frame.width() + x0;
		double sum = 0;
		for (int i = 0; i < at.length; i++) {
			sum += weight[i] * interpolated(frame, at[i] + offset, fx, fy);
		}
		return (float) (sum / total);
	}

	private boolean inside(final Frame frame, final int dx, final int dy, final int more) {
		final int first = top + dy;
		final int last = bottom + dy + more;
		return at.length > 0 && left + dx >= 0 && right + dx + more < frame.width() && first >= 0 && last < frame.height()
			&& (last < frame.blankFirst() || first >= frame.blankEnd());
	}

	private float nearestPartly(final Frame frame, final int dx, final int dy) {
		double sum = 0;
		double there = 0;
		for (int i = 0; i < at.length; i++) {
			if (frame.holds(x[i] + dx, y[i] + dy)) {
				sum += weight[i] * frame.values()[(y[i] + dy) * frame.width() + x[i] + dx];
				there += weight[i];
			}
		}
		return (float) (sum / there);
	}

	private float bilinearPartly(final Frame frame, final int dx, final int dy, final float fx, final float fy) {
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
		return (float) (sum / there);
	}

	private static float interpolated(final Frame frame, final int i, final float fx, final float fy) {
		final float[] values = frame.values();
		final int below = i + frame.width();
		final float upper = values[i] + fx * (values[i + 1] - values[i]);
		final float lower = values[below] + fx * (values[below + 1] - values[below]);
		return upper + fy * (lower - upper);
	}
}
