package org.apical.image;

import java.util.Arrays;

/**
 * Resamples frames of one size onto the reference, bilinearly: out(x, y) = frame(x + dx(x, y), y + dy(x, y)). A row is
 * cut into runs whose displacement has the same integer part, so that the inner loops ask nothing of a single pixel; what
 * they need is copied to buffers of the same index first, without which the virtual machine does not vectorize them. A
 * pixel is seen where all those it is interpolated from lie in the frame and in no blank row. Not thread-safe.
 */
public final class Warp {

	private final int width;
	private final int height;
	private final BlankRows blank;
	private final float[] ramp;
	private final float[] upperLeft;
	private final float[] upperRight;
	private final float[] lowerLeft;
	private final float[] lowerRight;
	private final float[] result;
	private final int[] spans;
	private int spanCount;
	private float[] nodesDx = new float[1];
	private float[] nodesDy = new float[1];

	public Warp(final int width, final int height, final BlankRows blank) {
		this.width = width;
		this.height = height;
		this.blank = blank;
		spans = new int[2 * (width + 1)];
		upperLeft = new float[width + 1];
		upperRight = new float[width + 1];
		lowerLeft = new float[width + 1];
		lowerRight = new float[width + 1];
		result = new float[width];
		ramp = new float[width];
		for (int i = 0; i < width; i++) {
			ramp[i] = i;
		}
	}

	/** Resamples a whole frame; NaN where it is not seen. The two arrays must not be the same. */
	public void resample(final float[] frame, final Displacement displacement, final float[] out) {
		Arrays.fill(out, 0, width * height, Float.NaN);
		for (int y = 0; y < height; y++) {
			row(frame, displacement, y, out, y * width);
		}
	}

	/**
	 * Resamples one row of the reference; pixels that are not seen are left as they are.
	 *
	 * @param out filled from {@code at}
	 * @return number of stretches that are seen; {@link #from} and {@link #to} say where
	 */
	public int row(final float[] frame, final Displacement displacement, final int y, final float[] out, final int at) {
		spanCount = 0;
		final int columns = displacement.columns();
		if (nodesDx.length < columns) {
			nodesDx = new float[columns];
			nodesDy = new float[columns];
		}
		displacement.along(y, nodesDx, nodesDy);
		int x = 0;
		for (int i = 0; i <= columns; i++) {
			final int end = i == columns ? width : Math.max(x, Math.min(width, (int) Math.ceil(displacement.xPx(i))));
			final int left = Math.max(0, i - 1);
			final boolean between = i > 0 && i < columns;
			final float length = between ? displacement.xPx(i) - displacement.xPx(left) : 1;
			final float slopeX = between ? (nodesDx[i] - nodesDx[left]) / length : 0;
			final float slopeY = between ? (nodesDy[i] - nodesDy[left]) / length : 0;
			final float inside = between ? x - displacement.xPx(left) : 0;
			segment(frame, y, x, end, nodesDx[left] + slopeX * inside, slopeX, nodesDy[left] + slopeY * inside, slopeY,
				out, at);
			x = end;
		}
		return spanCount;
	}

	/** First column of a stretch of the last row. */
	public int from(final int stretch) {
		return spans[2 * stretch];
	}

	/** Column after the last one. */
	public int to(final int stretch) {
		return spans[2 * stretch + 1];
	}

	/** Displacement changes linearly, from (dx0, dy0) at {@code first} by the slopes from pixel to pixel. */
	private void segment(final float[] frame, final int y, final int first, final int end, final float dx0,
		final float slopeX, final float dy0, final float slopeY, final float[] out, final int at)
	{
		int x = first;
		while (x < end) {
			final float dx = dx0 + slopeX * (x - first);
			final float dy = dy0 + slopeY * (x - first);
			final int wholeX = (int) Math.floor(dx);
			final int wholeY = (int) Math.floor(dy);
			final int next = Math.min(end, x + Math.min(steps(dx - wholeX, slopeX), steps(dy - wholeY, slopeY)));
			run(frame, y, x, next, wholeX, dx - wholeX, slopeX, wholeY, dy - wholeY, slopeY, out, at);
			x = next;
		}
	}

	/** Pixels until the integer part changes. */
	private int steps(final float fraction, final float slope) {
		if (slope == 0) {
			return width;
		}
		final double steps = slope > 0 ? Math.ceil((1 - fraction) / slope) : Math.floor(fraction / -slope) + 1;
		return (int) Math.max(1, Math.min(width, steps));
	}

	private void run(final float[] frame, final int y, final int first, final int end, final int wholeX, final float fx,
		final float slopeX, final int wholeY, final float fy, final float slopeY, final float[] out, final int at)
	{
		final int right = fx == 0 && slopeX == 0 ? 0 : 1;
		final int below = fy == 0 && slopeY == 0 ? 0 : 1;
		final int from = Math.max(first, -wholeX);
		final int to = Math.min(end, width - right - wholeX);
		final int top = y + wholeY;
		if (from >= to || top < 0 || top + below >= height || top + below >= blank.first() && top < blank.end()) {
			return;
		}
		see(from, to);
		final int n = to - from;
		final int upper = top * width + from + wholeX;
		if (right == 0 && below == 0) {
			System.arraycopy(frame, upper, out, at + from, n);
			return;
		}
		System.arraycopy(frame, upper, upperLeft, 0, n + right);
		System.arraycopy(frame, upper + below * width, lowerLeft, 0, n + right);
		System.arraycopy(upperLeft, right, upperRight, 0, n);
		System.arraycopy(lowerLeft, right, lowerRight, 0, n);
		if (slopeX == 0 && slopeY == 0) {
			even(fx, fy, n);
		} else {
			sloped(fx + slopeX * (from - first), slopeX, fy + slopeY * (from - first), slopeY, n);
		}
		System.arraycopy(result, 0, out, at + from, n);
	}

	private void see(final int from, final int to) {
		if (spanCount > 0 && spans[2 * spanCount - 1] == from) {
			spans[2 * spanCount - 1] = to;
		} else {
			spans[2 * spanCount] = from;
			spans[2 * spanCount + 1] = to;
			spanCount++;
		}
	}

	private void even(final float fx, final float fy, final int n) {
		final float w00 = (1 - fx) * (1 - fy);
		final float w10 = fx * (1 - fy);
		final float w01 = (1 - fx) * fy;
		final float w11 = fx * fy;
		for (int i = 0; i < n; i++) {
			result[i] = w00 * upperLeft[i] + w10 * upperRight[i] + w01 * lowerLeft[i] + w11 * lowerRight[i];
		}
	}

	private void sloped(final float fx0, final float slopeX, final float fy0, final float slopeY, final int n) {
		for (int i = 0; i < n; i++) {
			final float fx = fx0 + slopeX * ramp[i];
			final float upper = upperLeft[i] + fx * (upperRight[i] - upperLeft[i]);
			final float lower = lowerLeft[i] + fx * (lowerRight[i] - lowerLeft[i]);
			result[i] = upper + (fy0 + slopeY * ramp[i]) * (lower - upper);
		}
	}
}
