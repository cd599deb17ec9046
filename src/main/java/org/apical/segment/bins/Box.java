package org.apical.segment.bins;

import org.apical.image.Mask;

/** A rectangle of pixels, given by its first and last column and row. */
public record Box(int x0, int y0, int x1, int y1) {

	private static final Box NOWHERE =
		new Box(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE);

	/** The smallest box around some pixels of a neighbourhood; without pixels it is empty. */
	public static Box of(final Neighbourhood around, final int[] pixels) {
		Box box = NOWHERE;
		for (final int k : pixels) {
			box = box.and(around.x(k), around.y(k));
		}
		return box;
	}

	/** The smallest box around a mask. */
	public static Box of(final Mask mask) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		Box box = NOWHERE;
		for (int i = 0; i < x.length; i++) {
			box = box.and(x[i], y[i]);
		}
		return box;
	}

	private Box and(final int x, final int y) {
		return x >= x0 && x <= x1 && y >= y0 && y <= y1 ? this : and(new Box(x, y, x, y));
	}

	/** The smallest box around both. */
	public Box and(final Box other) {
		return new Box(Math.min(x0, other.x0), Math.min(y0, other.y0), Math.max(x1, other.x1), Math.max(y1, other.y1));
	}

	/** The squared distance of a pixel from the box; 0 for a pixel inside. */
	public int squaredDistance(final int x, final int y) {
		final int dx = Math.max(0, Math.max(x0 - x, x - x1));
		final int dy = Math.max(0, Math.max(y0 - y, y - y1));
		return dx * dx + dy * dy;
	}

	/** The distance between the nearest pixels of two boxes; 0 if they overlap. */
	public double gapPx(final Box other) {
		final double dx = Math.max(0, Math.max(other.x0 - x1, x0 - other.x1));
		final double dy = Math.max(0, Math.max(other.y0 - y1, y0 - other.y1));
		return Math.sqrt(dx * dx + dy * dy);
	}
}
