package org.apical.math;

/**
 * The highest point of a window of correlations, whose middle stands for a displacement of 0.
 *
 * @param dx displacement to the right, px
 * @param dy displacement down, px
 * @param height correlation at the highest pixel, in standard deviations of white noise
 * @param border whether the highest pixel lies on the window's border, so that the true peak may lie outside
 */
public record Peak(double dx, double dy, double height, boolean border) {

	/** @param window correlations, size × size, with an odd size */
	static Peak of(final float[][] window, final int size) {
		int px = size / 2;
		int py = size / 2;
		for (int y = 0; y < size; y++) {
			for (int x = 0; x < size; x++) {
				if (window[y][x] > window[py][px]) {
					px = x;
					py = y;
				}
			}
		}
		final float height = window[py][px];
		final boolean border = px == 0 || py == 0 || px == size - 1 || py == size - 1;
		if (border) {
			return new Peak(px - size / 2, py - size / 2, height, true);
		}
		final double dx = px - size / 2 + between(window[py][px - 1], height, window[py][px + 1]);
		final double dy = py - size / 2 + between(window[py - 1][px], height, window[py + 1][px]);
		return new Peak(dx, dy, height, false);
	}

	Peak relativeTo(final double dx0, final double dy0) {
		return new Peak(dx - dx0, dy - dy0, height, border);
	}

	/**
	 * The position of the maximum of a Gaussian through three equidistant points; of a parabola if a point is not
	 * positive.
	 */
	private static double between(final double before, final double at, final double after) {
		final boolean positive = before > 0 && after > 0;
		final double left = positive ? Math.log(before) : before;
		final double middle = positive ? Math.log(at) : at;
		final double right = positive ? Math.log(after) : after;
		final double curvature = left - 2 * middle + right;
		return curvature < 0 ? 0.5 * (left - right) / curvature : 0;
	}
}
