package org.apical.image;

import org.apical.study.Position;

/**
 * (x', y') = M·(x, y, 1), from reference-session coordinates to a session's reference image, px.
 */
public record Affine(double m00, double m01, double m02, double m10, double m11, double m12) {

	public static final Affine IDENTITY = translation(0, 0);

	/** Content at (x, y) in the reference is found at (x + dx, y + dy). */
	public static Affine translation(final double dxPx, final double dyPx) {
		return new Affine(1, 0, dxPx, 0, 1, dyPx);
	}

	public Position apply(final double xPx, final double yPx) {
		return new Position(m00 * xPx + m01 * yPx + m02, m10 * xPx + m11 * yPx + m12);
	}
}
