package org.apical.image;

import java.util.Arrays;

/**
 * Resamples frames of one size onto the reference, bilinearly: out(x, y) = frame(x + dx(x, y), y + dy(x, y)).
 * The four neighbours of the pixels of a row are copied to four arrays, in runs whose displacement has the same
 * integer part, and then weighted in one loop over arrays of the same index, which the virtual machine
 * vectorizes. A pixel is seen if, with every displacement that occurs in its row, it lies in the frame and in
 * no blank row. Not thread-safe.
 */
public final class Warp {

	private final int width;
	private final int height;
	private final BlankRows blank;
	private final float[] ramp;
	private final float[] dx;
	private final float[] dy;
	private final float[] wholeDx;
	private final float[] wholeDy;
	private final float[] upperLeft;
	private final float[] upperRight;
	private final float[] lowerLeft;
	private final float[] lowerRight;
	private final float[] result;
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
		wholeDx = new float[width];
		wholeDy = new float[width];
		upperLeft = new float[width];
		upperRight = new float[width];
		lowerLeft = new float[width];
		lowerRight = new float[width];
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
	 * @return the row, of which the columns from {@link #from} to before {@link #to} are seen; the next call
	 *            overwrites it
	 */
	public float[] row(final float[] frame, final Displacement displacement, final int y) {
		if (displacement.columns() == 1) {
			alike(frame, displacement.dxPx(0, y), displacement.dyPx(0, y), y);
		} else {
			differing(frame, displacement, y);
		}
		return result;
	}

	/** Resamples a row whose pixels all have the same displacement. */
	private void alike(final float[] frame, final float shiftX, final float shiftY, final int y) {
		final int left = (int) Math.floor(shiftX);
		final int right = (int) Math.ceil(shiftX);
		final int top = y + (int) Math.floor(shiftY);
		final int bottom = y + (int) Math.ceil(shiftY);
		see(left, right, top, bottom);
		if (from < to && left == right && top == bottom) {
			System.arraycopy(frame, top * width + from + left, result, from, to - from);
		} else if (from < to) {
			collect(frame, top * width + left, right - left, bottom - top, from, to);
			even(shiftX - left, shiftY - (top - y));
		}
	}

	private void differing(final float[] frame, final Displacement displacement, final int y) {
		final int columns = displacement.columns();
		if (nodesDx.length != columns) {
			nodesDx = new float[columns];
			nodesDy = new float[columns];
		}
		displacement.along(y, nodesDx, nodesDy);
		see((int) Math.floor(least(nodesDx)), (int) Math.floor(most(nodesDx)) + 1,
			y + (int) Math.floor(least(nodesDy)), y + (int) Math.floor(most(nodesDy)) + 1);
		if (from < to) {
			uneven(frame, displacement, y);
		}
	}

	private void see(final int left, final int right, final int top, final int bottom) {
		from = Math.min(width, Math.max(0, -left));
		to = Math.max(from, Math.min(width, width - right));
		if (top < 0 || bottom >= height || bottom >= blank.first() && top < blank.end()) {
			to = from;
		}
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

	/**
	 * Copies the neighbours of the pixels of a run; the index in the frame of a pixel's upper left neighbour is
	 * {@code at} plus its column.
	 */
	private void collect(final float[] frame, final int at, final int right, final int below, final int first,
		final int end)
	{
		final int n = end - first;
		System.arraycopy(frame, at + first, upperLeft, first, n);
		System.arraycopy(frame, at + first + right, upperRight, first, n);
		System.arraycopy(frame, at + below * width + first, lowerLeft, first, n);
		System.arraycopy(frame, at + below * width + first + right, lowerRight, first, n);
	}

	private void even(final float fx, final float fy) {
		final float w00 = (1 - fx) * (1 - fy);
		final float w10 = fx * (1 - fy);
		final float w01 = (1 - fx) * fy;
		final float w11 = fx * fy;
		for (int x = from; x < to; x++) {
			result[x] = w00 * upperLeft[x] + w10 * upperRight[x] + w01 * lowerLeft[x] + w11 * lowerRight[x];
		}
	}

	private void uneven(final float[] frame, final Displacement displacement, final int y) {
		between(displacement, nodesDx, dx);
		between(displacement, nodesDy, dy);
		int x = from;
		for (int i = 0; i <= nodesDx.length; i++) {
			final int end = i == nodesDx.length ? to : Math.min(to, (int) Math.ceil(displacement.xPx(i)));
			while (x < end) {
				final int wholeX = (int) Math.floor(dx[x]);
				final int wholeY = (int) Math.floor(dy[x]);
				final int next = Math.min(runEnd(dx, x, wholeX, end), runEnd(dy, x, wholeY, end));
				collect(frame, (y + wholeY) * width + wholeX, 1, 1, x, next);
				Arrays.fill(wholeDx, x, next, wholeX);
				Arrays.fill(wholeDy, x, next, wholeY);
				x = next;
			}
		}
		blend();
	}

	/** The first column at which the integer part of a displacement changes that is linear up to {@code end}. */
	private static int runEnd(final float[] displacement, final int x, final int whole, final int end) {
		final float step = x + 1 < end ? displacement[x + 1] - displacement[x] : 0;
		if (step == 0 || Math.floor(displacement[end - 1]) == whole) {
			return end;
		}
		final float fraction = displacement[x] - whole;
		int next = x + Math.max(1, (int) Math.min(end - x, step > 0 ? (1 - fraction) / step : fraction / -step));
		while (next < end && Math.floor(displacement[next]) == whole) {
			next++;
		}
		while (next > x + 1 && Math.floor(displacement[next - 1]) != whole) {
			next--;
		}
		return next;
	}

	private void blend() {
		for (int x = from; x < to; x++) {
			final float fx = dx[x] - wholeDx[x];
			final float upper = upperLeft[x] + fx * (upperRight[x] - upperLeft[x]);
			final float lower = lowerLeft[x] + fx * (lowerRight[x] - lowerLeft[x]);
			result[x] = upper + (dy[x] - wholeDy[x]) * (lower - upper);
		}
	}

	/**
	 * Fills the displacements of a row, linear between the columns of the blocks' centres and constant beyond the
	 * outermost.
	 */
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
}
