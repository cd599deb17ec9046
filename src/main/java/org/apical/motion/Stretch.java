package org.apical.motion;

import java.util.Arrays;
import org.apical.image.Displacement;

/**
 * A few frames that follow each other, moved back and summed: shot noise averages out, and that of the even and of the odd
 * ones is independent. Not thread-safe.
 */
final class Stretch {

	/** About a second of 15 frames a second: short beside a trial's window. */
	static final int FRAMES = 16;
	/** Of even ones, and of odd ones. */
	private static final int LEAST = FRAMES / 4;

	private final CellGrid grid;
	/** By parity, row, column. */
	private final float[][][] sums;
	private final int[] frames = new int[2];
	private final boolean[] seen;
	private final double[] blurX;
	private final double[] blurY;

	Stretch(final CellGrid grid) {
		this.grid = grid;
		sums = new float[2][grid.height()][grid.width()];
		seen = new boolean[grid.count()];
		blurX = new double[grid.count()];
		blurY = new double[grid.count()];
		clear();
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

	/** Adds the frame that was looked at last. */
	void add(final int frame, final CellFit fit) {
		final float[][] image = sums[frame % 2];
		frames[frame % 2]++;
		for (int y = 0; y < image.length; y++) {
			add(image[y], fit.moved(y));
		}
		final Displacement by = fit.displacement();
		for (int cell = 0; cell < seen.length; cell++) {
			seen[cell] &= fit.seen(cell);
			blurX[cell] += blur(by.dxPx(grid.x(cell), grid.y(cell)));
			blurY[cell] += blur(by.dyPx(grid.x(cell), grid.y(cell)));
		}
	}

	private static void add(final float[] sum, final float[] values) {
		for (int x = 0; x < sum.length; x++) {
			sum[x] += values[x];
		}
	}

	/** Linear interpolation at a fraction f between two pixels blurs by a variance of f·(1 − f). */
	private static double blur(final double displacement) {
		final double fraction = displacement - Math.floor(displacement);
		return fraction * (1 - fraction);
	}

	/** Whether there are frames enough. */
	boolean suffices() {
		return Math.min(frames[0], frames[1]) >= LEAST;
	}

	/** A row of the even or the odd frames' sum, less the reference's pivot times their number. */
	float[] sum(final int parity, final int y) {
		return sums[parity][y];
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
