package org.apical.match;

/**
 * How much two footprints differ.
 *
 * @param apart 1 − c, with c the correlation of the two where they lie
 * @param shape 1 − c where c is largest when one is moved by a few pixels: what no displacement explains
 */
record Likeness(double apart, double shape) {

	/** Pairs with a correlation below this are taken as different without being asked. */
	static final double LEAST_CORRELATION = 0.2;
	/** The largest difference that is asked about. */
	static final double MOST_APART = 1 - LEAST_CORRELATION;
	/** The smallest difference that can be told from none. */
	private static final double LEAST_DIFFERENCE = 0.003;
	private static final int MOST_STEPS = 6;
	private static final int[] NEIGHBOURS = {0, 1, 2, 3, 5, 6, 7, 8};

	/** The other footprint is first moved by whole pixels. {@code correlation} is that of the two there. */
	static Likeness of(final SmoothFootprint one, final SmoothFootprint other, final int dx, final int dy,
		final double correlation)
	{
		double best = correlation;
		int x = dx;
		int y = dy;
		boolean higher = true;
		for (int step = 0; higher && step < MOST_STEPS; step++) {
			final int atX = x;
			final int atY = y;
			higher = false;
			for (final int i : NEIGHBOURS) {
				final int nextX = atX + i % 3 - 1;
				final int nextY = atY + i / 3 - 1;
				final double there = one.correlation(other, nextX, nextY);
				if (there > best) {
					best = there;
					x = nextX;
					y = nextY;
					higher = true;
				}
			}
		}
		return new Likeness(Math.max(LEAST_DIFFERENCE, 1 - correlation), Math.max(LEAST_DIFFERENCE, 1 - best));
	}

	double logApart() {
		return Math.log(apart);
	}

	/** log(shape / apart): 0 where no displacement makes the two more alike, far below 0 where one makes them equal. */
	double logShapeShare() {
		return Math.log(shape / apart);
	}
}
