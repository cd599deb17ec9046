package org.apical.image;

/** Resamples a frame at a displacement, or at a point. */
public final class Shift {

	private Shift() {}

	/**
	 * out(x, y) = frame(x + dx, y + dy) by bilinear interpolation; NaN where that lies outside the frame.
	 *
	 * @param frame width × height values, row by row
	 * @param out likewise; not the same array
	 */
	public static void bilinear(final float[] frame, final int width, final int height, final double dxPx,
		final double dyPx, final float[] out)
	{
		final int x0 = (int) Math.floor(dxPx);
		final int y0 = (int) Math.floor(dyPx);
		final float fx = (float) (dxPx - x0);
		final float fy = (float) (dyPx - y0);
		final int right = fx == 0 ? 0 : 1;
		final int below = fy == 0 ? 0 : 1;
		final int first = Math.max(0, -x0);
		final int end = Math.min(width, width - x0 - right);
		final float w00 = (1 - fx) * (1 - fy);
		final float w10 = fx * (1 - fy);
		final float w01 = (1 - fx) * fy;
		final float w11 = fx * fy;
		for (int y = 0; y < height; y++) {
			final int row = y * width;
			final int source = y + y0;
			if (source < 0 || source + below >= height || first >= end) {
				java.util.Arrays.fill(out, row, row + width, Float.NaN);
				continue;
			}
			java.util.Arrays.fill(out, row, row + first, Float.NaN);
			java.util.Arrays.fill(out, row + end, row + width, Float.NaN);
			final int top = source * width + x0;
			final int bottom = top + below * width;
			for (int x = first; x < end; x++) {
				out[row + x] = w00 * frame[top + x] + w10 * frame[top + x + right] + w01 * frame[bottom + x]
					+ w11 * frame[bottom + x + right];
			}
		}
	}

	/** The frame's value at a point, by bilinear interpolation; NaN where that lies outside the frame. */
	static float bilinear(final float[] frame, final int width, final int height, final double xPx, final double yPx) {
		if (!(xPx >= 0 && xPx <= width - 1 && yPx >= 0 && yPx <= height - 1)) {
			return Float.NaN;
		}
		final int x0 = Math.min((int) xPx, Math.max(0, width - 2));
		final int y0 = Math.min((int) yPx, Math.max(0, height - 2));
		final int right = Math.min(1, width - 1);
		final int below = Math.min(1, height - 1) * width;
		final double fx = xPx - x0;
		final double fy = yPx - y0;
		final int i = y0 * width + x0;
		return (float) ((1 - fy) * ((1 - fx) * frame[i] + fx * frame[i + right])
			+ fy * ((1 - fx) * frame[i + below] + fx * frame[i + below + right]));
	}
}
