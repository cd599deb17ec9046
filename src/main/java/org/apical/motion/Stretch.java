package org.apical.motion;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apical.image.BlankRows;
import org.apical.image.Warp;
import org.apical.math.Rows;

/**
 * A few consecutive frames, moved back and summed, so that shot noise averages out; the sums of even and of odd
 * frames have independent noise. Only some of the rows are summed. Not thread-safe.
 */
final class Stretch {

	/** Number of frames of a stretch: about a second at 15 frames a second, shorter than a trial's window. */
	static final int FRAMES = 16;
	/** One row in this many is used. */
	static final int ROW_STEP = 4;
	/** Smallest number of even frames, and of odd frames, of a stretch that suffices. */
	private static final int LEAST = FRAMES / 4;

	private final float pivot;
	private final Warp warp;
	/** Columns and rows of the middles of the cells, px. */
	private final double[] xPx;
	private final double[] yPx;
	private final float[] dx;
	private final float[] dy;
	/** Sums of frames: parity of the frame × row / {@link #ROW_STEP} × column. */
	private final float[][][] sums;
	private final int[] frames = new int[2];
	private final boolean[] seen;
	private final double[] blurX;
	private final double[] blurY;

	/** @param blank blank rows of the binned frame */
	Stretch(final CellModel model, final BlankRows blank) {
		final CellGrid grid = model.grid();
		pivot = model.pivot();
		warp = new Warp(grid.width(), grid.height(), blank);
		xPx = IntStream.range(0, grid.columns()).mapToDouble(grid::x).toArray();
		yPx = IntStream.range(0, grid.rows()).mapToDouble(row -> grid.y(row * grid.columns())).toArray();
		dx = new float[xPx.length];
		dy = new float[xPx.length];
		sums = new float[2][rows(grid.height())][grid.width()];
		seen = new boolean[grid.count()];
		blurX = new double[grid.count()];
		blurY = new double[grid.count()];
		clear();
	}

	/** Number of rows that are used of an image of some height. */
	static int rows(final int height) {
		return (height + ROW_STEP - 1) / ROW_STEP;
	}

	/** The first row from y on that is used. */
	static int row(final int y) {
		return (y + ROW_STEP - 1) / ROW_STEP * ROW_STEP;
	}

	void clear() {
		for (final float[][] image : sums) {
			for (final float[] row : image) {
				Arrays.fill(row, 0);
			}
		}
		Arrays.fill(frames, 0);
		Arrays.fill(seen, true);
		Arrays.fill(blurX, 0);
		Arrays.fill(blurY, 0);
	}

	/**
	 * Adds a frame.
	 *
	 * @param binned binned frame that was last compared with the model by {@code fit}
	 */
	void add(final int frame, final float[] binned, final CellFit fit) {
		frames[frame % 2]++;
		for (int i = 0; i < sums[0].length; i++) {
			final float[] row = warp.row(binned, fit.displacement(), i * ROW_STEP);
			Rows.addLess(sums[frame % 2][i], row, pivot, warp.from(), warp.to());
		}
		for (int cell = 0; cell < seen.length; cell++) {
			seen[cell] &= fit.seen(cell);
		}
		for (int first = 0; first < seen.length; first += xPx.length) {
			fit.displacement().along(yPx[first / xPx.length], xPx, dx, dy);
			for (int column = 0; column < xPx.length; column++) {
				blurX[first + column] += blur(dx[column]);
				blurY[first + column] += blur(dy[column]);
			}
		}
	}

	/** Linear interpolation at a fraction f between two pixels blurs by a variance of f·(1 − f). */
	private static float blur(final float displacement) {
		final float fraction = displacement - (float) Math.floor(displacement);
		return fraction * (1 - fraction);
	}

	/** Whether the stretch has enough frames of either parity. */
	boolean suffices() {
		return Math.min(frames[0], frames[1]) >= LEAST;
	}

	/** Writes a row of the mean of the even frames' and the odd frames' means, minus the reference's pivot. */
	void mean(final int y, final float[] into) {
		Rows.combine(into, sums[0][y / ROW_STEP], 0.5f / frames[0], sums[1][y / ROW_STEP], 0.5f / frames[1]);
	}

	/** A row of the sum of the even (0) or of the odd (1) frames, each minus the reference's pivot; not a copy. */
	float[] sum(final int parity, final int y) {
		return sums[parity][y / ROW_STEP];
	}

	int frames(final int parity) {
		return frames[parity];
	}

	/** Whether all frames show all of a cell. */
	boolean seen(final int cell) {
		return seen[cell];
	}

	/** Mean variance by which interpolation has blurred a cell along x, px². */
	double blurX(final int cell) {
		return blurX[cell] / (frames[0] + frames[1]);
	}

	double blurY(final int cell) {
		return blurY[cell] / (frames[0] + frames[1]);
	}
}
