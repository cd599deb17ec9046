package org.apical.image;

import org.apical.study.Position;

/**
 * The affine transform (x', y') = M·(x, y, 1) from reference-session coordinates to a session's reference
 * image, px.
 */
public record Affine(double m00, double m01, double m02, double m10, double m11, double m12) {

	public static final Affine IDENTITY = translation(0, 0);

	/** The translation that moves content from (x, y) in the reference to (x + dx, y + dy). */
	public static Affine translation(final double dxPx, final double dyPx) {
		return new Affine(1, 0, dxPx, 0, 1, dyPx);
	}

	public Position apply(final double xPx, final double yPx) {
		return new Position(m00 * xPx + m01 * yPx + m02, m10 * xPx + m11 * yPx + m12);
	}

	/**
	 * @throws IllegalArgumentException if the transform has no inverse, because it maps the plane to a line or a
	 *            point
	 */
	public Affine inverse() {
		final double determinant = m00 * m11 - m01 * m10;
		if (!(Math.abs(determinant) > 1e-9)) {
			throw new IllegalArgumentException("transform " + this + " has no inverse");
		}
		final double i00 = m11 / determinant;
		final double i01 = -m01 / determinant;
		final double i10 = -m10 / determinant;
		final double i11 = m00 / determinant;
		return new Affine(i00, i01, -i00 * m02 - i01 * m12, i10, i11, -i10 * m02 - i11 * m12);
	}

	/** The transform that applies {@code first} and then this one. */
	public Affine after(final Affine first) {
		final Position at = apply(first.m02, first.m12);
		return new Affine(m00 * first.m00 + m01 * first.m10, m00 * first.m01 + m01 * first.m11, at.xPx(),
			m10 * first.m00 + m11 * first.m10, m10 * first.m01 + m11 * first.m11, at.yPx());
	}

	/** The rotation about a point by an angle that is counted from x towards y. */
	public static Affine rotation(final double degrees, final double aboutXPx, final double aboutYPx) {
		final double cos = Math.cos(Math.toRadians(degrees));
		final double sin = Math.sin(Math.toRadians(degrees));
		return new Affine(cos, -sin, aboutXPx - cos * aboutXPx + sin * aboutYPx, sin, cos,
			aboutYPx - sin * aboutXPx - cos * aboutYPx);
	}
}
