package org.apical.segment;

import java.util.Arrays;
import org.apical.image.BlankRows;
import org.apical.image.Displacement;

/**
 * Sums of frames, each moved onto the reference by whole pixels. What lies between two pixels is rounded to either as
 * often as its fraction says, ⌊d + uₜ⌋ with the numbers uₜ = t·φ mod 1 that fill the interval evenly (the generalized
 * golden ratio of two dimensions), so that the mean of some frames in a row lies within a fraction of a pixel of where
 * it should. That is as sharp as bilinear resampling, which averages neighbours in every frame, and far cheaper. A
 * displacement that varies over the frame counts as constant in cells of {@value #CELL} pixels. Not thread-safe.
 */
final class WholePixels {

	private static final int CELL = 16;
	private static final double PHI_X = 0.7548776662466927;
	private static final double PHI_Y = 0.5698402909980532;

	private final int width;
	private final int height;
	private final BlankRows blank;
	private final int[] dx;
	private final int[] dy;
	private final int[] from;
	private final int[] end;

	WholePixels(final int width, final int height, final BlankRows blank) {
		this.width = width;
		this.height = height;
		this.blank = blank;
		dx = new int[(width + CELL - 1) / CELL];
		dy = new int[dx.length];
		from = new int[height];
		end = new int[height];
	}

	/** Begins another sum. */
	void clear() {
		Arrays.fill(from, 0);
		Arrays.fill(end, width);
	}

	/** First column of a row that all frames of the sum show. */
	int from(final int y) {
		return Math.min(from[y], end(y));
	}

	/** Column after the last one of a row that all frames of the sum show. */
	int end(final int y) {
		return Math.max(0, end[y]);
	}

	/**
	 * Adds a frame to a sum.
	 *
	 * @param number of the frame
	 */
	void add(final float[] frame, final int number, final Displacement displacement, final float[] sum) {
		for (int top = 0; top < height; top += CELL) {
			round(displacement, number, top + CELL / 2);
			for (int i = 0; i < dx.length;) {
				final int next = runEnd(i);
				for (int y = top; y < Math.min(height, top + CELL); y++) {
					addRun(frame, y, i * CELL, Math.min(width, next * CELL), dx[i], dy[i], sum);
				}
				i = next;
			}
		}
	}

	private void round(final Displacement displacement, final int number, final int y) {
		final double u = number * PHI_X % 1;
		final double v = number * PHI_Y % 1;
		for (int i = 0; i < dx.length; i++) {
			final double x = i * CELL + CELL / 2.0;
			dx[i] = (int) Math.floor(displacement.dxPx(x, y) + u);
			dy[i] = (int) Math.floor(displacement.dyPx(x, y) + v);
		}
	}

	/** The first cell after one that does not move with it. */
	private int runEnd(final int cell) {
		int next = cell + 1;
		while (next < dx.length && dx[next] == dx[cell] && dy[next] == dy[cell]) {
			next++;
		}
		return next;
	}

	private void addRun(final float[] frame, final int y, final int left, final int right, final int shiftX,
		final int shiftY, final float[] sum)
	{
		final int row = y + shiftY;
		final boolean inside = row >= 0 && row < height && (row < blank.first() || row >= blank.end());
		final int first = inside ? Math.max(left, -shiftX) : right;
		final int n = Math.min(right, width - shiftX) - first;
		if (first > left) {
			from[y] = Math.max(from[y], Math.min(first, right));
		}
		if (first + n < right) {
			end[y] = Math.min(end[y], first + n);
		}
		add(frame, row * width + first + shiftX, sum, y * width + first, n);
	}

	private static void add(final float[] values, final int at, final float[] to, final int from, final int n) {
		for (int i = 0; i < n; i++) {
			to[from + i] += values[at + i];
		}
	}
}
