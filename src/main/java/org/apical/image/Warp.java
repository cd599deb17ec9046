package org.apical.image;

import java.util.Arrays;

/**
 * Resamples frames of one size onto the reference, bilinearly: out(x, y) = frame(x + dx(x, y), y + dy(x, y)). A row at a
 * time is the sum of shifted rows of the frame, each weighted pixel by pixel with max(0, 1 − distance) along both axes:
 * loops without questions over arrays of the same index, which the virtual machine vectorizes. Pixels are seen where all
 * those their row is interpolated from lie in the frame and in no blank row. Not thread-safe.
 */
public final class Warp {

	private final int width;
	private final int height;
	private final BlankRows blank;
	private final float[] ramp;
	private final float[] dx;
	private final float[] dy;
	private final float[] weightY;
	private final float[] line;
	private final float[] result;
	/** By shift to the right: weights along x, and the shifted row. */
	private float[][] weightX = new float[0][];
	private float[][] shifted = new float[0][];
	private float[] nodesDx = new float[1];
	private float[] nodesDy = new float[1];
	private int from;
	private int to;

	public Warp(final int width, final int height, final BlankRows blank) {
		this.width = width;
		this.height = height;
		this.blank = blank;
		dx = new float[width];
		dy = new float[width];
		weightY = new float[width];
		line = new float[width];
		result = new float[width];
		ramp = new float[width];
		for (int i = 0; i < width; i++) {
			ramp[i] = i;
		}
	}

	/** Resamples a whole frame; NaN where it is not seen. The two arrays must not be the same. */
	public void resample(final float[] frame, final Displacement displacement, final float[] out) {
		for (int y = 0; y < height; y++) {
			row(frame, displacement, y);
			final int at = y * width;
			Arrays.fill(out, at, at + from, Float.NaN);
			System.arraycopy(result, from, out, at + from, to - from);
			Arrays.fill(out, at + to, at + width, Float.NaN);
		}
	}

	/**
	 * Resamples one row of the reference.
	 *
	 * @return the row; what is seen of it stands from {@link #from} to before {@link #to}. Filled anew by the next call
	 */
	public float[] row(final float[] frame, final Displacement displacement, final int y) {
		final int columns = displacement.columns();
		if (nodesDx.length != columns) {
			nodesDx = new float[columns];
			nodesDy = new float[columns];
		}
		displacement.along(y, nodesDx, nodesDy);
		final int left = (int) Math.floor(least(nodesDx));
		final int right = (int) Math.ceil(most(nodesDx));
		final int top = y + (int) Math.floor(least(nodesDy));
		final int bottom = y + (int) Math.ceil(most(nodesDy));
		from = Math.min(width, Math.max(0, -left));
		to = Math.max(from, Math.min(width, width - right));
		if (top < 0 || bottom >= height || bottom >= blank.first() && top < blank.end()) {
			to = from;
		} else if (from < to && left == right && top == bottom) {
			System.arraycopy(frame, top * width + from + left, result, from, to - from);
		} else if (from < to && columns == 1) {
			even(frame, top * width + left, right - left, bottom - top, nodesDx[0] - left, nodesDy[0] - (top - y));
		} else if (from < to) {
			uneven(frame, displacement, y, left, right, top, bottom);
		}
		return result;
	}

	/** First column of the last row that is seen. */
	public int from() {
		return from;
	}

	/** Column after the last one that is seen. */
	public int to() {
		return to;
	}

	private static float least(final float[] values) {
		float least = values[0];
		for (final float value : values) {
			least = Math.min(least, value);
		}
		return least;
	}

	private static float most(final float[] values) {
		float most = values[0];
		for (final float value : values) {
			most = Math.max(most, value);
		}
		return most;
	}

	private void even(final float[] frame, final int at, final int right, final int below, final float fx,
		final float fy)
	{
		reserve(4);
		System.arraycopy(frame, at + from, shifted[0], from, to - from);
		System.arraycopy(frame, at + from + right, shifted[1], from, to - from);
		System.arraycopy(frame, at + below * width + from, shifted[2], from, to - from);
		System.arraycopy(frame, at + below * width + from + right, shifted[3], from, to - from);
		blend(shifted, fx, fy, result, from, to);
	}

	private static void blend(final float[][] corners, final float fx, final float fy, final float[] into,
		final int from, final int to)
	{
		final float[] a = corners[0];
		final float[] b = corners[1];
		final float[] c = corners[2];
		final float[] d = corners[3];
		final float w00 = (1 - fx) * (1 - fy);
		final float w10 = fx * (1 - fy);
		final float w01 = (1 - fx) * fy;
		final float w11 = fx * fy;
		for (int x = from; x < to; x++) {
			into[x] = w00 * a[x] + w10 * b[x] + w01 * c[x] + w11 * d[x];
		}
	}

	private void uneven(final float[] frame, final Displacement displacement, final int y, final int left,
		final int right, final int top, final int bottom)
	{
		reserve(right - left + 1);
		between(displacement, nodesDx, dx);
		between(displacement, nodesDy, dy);
		for (int i = left; i <= right; i++) {
			weigh(dx, i, weightX[i - left], from, to);
		}
		Arrays.fill(result, from, to, 0);
		for (int source = top; source <= bottom; source++) {
			Arrays.fill(line, from, to, 0);
			for (int i = left; i <= right; i++) {
				System.arraycopy(frame, source * width + from + i, shifted[i - left], from, to - from);
				addProduct(shifted[i - left], weightX[i - left], line, from, to);
			}
			weigh(dy, source - y, weightY, from, to);
			addProduct(line, weightY, result, from, to);
		}
	}

	private void reserve(final int shifts) {
		if (weightX.length < shifts) {
			weightX = new float[shifts][width];
			shifted = new float[shifts][width];
		}
	}

	/** Linear between the columns of the blocks' centres, constant beyond the outermost. */
	private void between(final Displacement displacement, final float[] nodes, final float[] into) {
		int x = 0;
		for (int i = 0; i < nodes.length - 1; i++) {
			final int end = Math.max(x, Math.min(width, (int) Math.ceil(displacement.xPx(i + 1))));
			final int flat = Math.max(x, Math.min(end, (int) Math.ceil(displacement.xPx(i))));
			Arrays.fill(into, x, flat, nodes[i]);
			final float slope = (nodes[i + 1] - nodes[i]) / (displacement.xPx(i + 1) - displacement.xPx(i));
			slope(ramp, nodes[i] - slope * displacement.xPx(i), slope, into, flat, end);
			x = end;
		}
		Arrays.fill(into, x, width, nodes[nodes.length - 1]);
	}

	private static void slope(final float[] ramp, final float origin, final float slope, final float[] into,
		final int from, final int to)
	{
		for (int x = from; x < to; x++) {
			into[x] = origin + slope * ramp[x];
		}
	}

	private static void weigh(final float[] displacement, final float shift, final float[] into, final int from,
		final int to)
	{
		for (int x = from; x < to; x++) {
			into[x] = Math.max(0, 1 - Math.abs(displacement[x] - shift));
		}
	}

	private static void addProduct(final float[] a, final float[] b, final float[] sum, final int from, final int to) {
		for (int x = from; x < to; x++) {
			sum[x] += a[x] * b[x];
		}
	}
}
