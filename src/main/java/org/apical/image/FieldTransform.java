package org.apical.image;

import org.apical.study.Position;

/**
 * The transform from reference-session coordinates to a session's reference image: (x', y') = M·(x, y, 1) +
 * w(x, y), px, with a smooth warp w. The warp is given at every pixel of the reference and interpolated
 * bilinearly; outside the image it is that of the nearest border pixel.
 */
public final class FieldTransform {

	public static final FieldTransform IDENTITY = of(Affine.IDENTITY);

	/** Number of steps of the inversion; each multiplies the error by the warp's slope, which is far below 1. */
	private static final int INVERSION_STEPS = 8;

	private final Affine affine;
	private final Affine back;
	private final int width;
	private final int height;
	private final float[] dxPx;
	private final float[] dyPx;

	/**
	 * @param dxPx w to the right at every pixel of the reference, width × height values, row by row
	 * @param dyPx w down, likewise
	 * @throws IllegalArgumentException if the affine part has no inverse, or the arrays are not of that size
	 */
	public FieldTransform(final Affine affine, final int width, final int height, final float[] dxPx,
		final float[] dyPx)
	{
		if (dxPx.length != width * height || dyPx.length != width * height) {
			throw new IllegalArgumentException("warp of " + dxPx.length + " and " + dyPx.length + " values for " + width
				+ " × " + height + " px");
		}
		this.affine = affine;
		this.back = affine.inverse();
		this.width = width;
		this.height = height;
		this.dxPx = dxPx.clone();
		this.dyPx = dyPx.clone();
	}

	/** The transform without a warp. */
	public static FieldTransform of(final Affine affine) {
		return new FieldTransform(affine, 0, 0, new float[0], new float[0]);
	}

	/** Number of columns at which w is given; 0 if there is no warp. */
	public int width() {
		return width;
	}

	/** The affine part, without w. */
	public Affine affine() {
		return affine;
	}

	/** The point of the session's image that corresponds to a point of the reference session. */
	public Position apply(final double xPx, final double yPx) {
		final Position moved = affine.apply(xPx, yPx);
		return width == 0 ? moved : new Position(moved.xPx() + at(dxPx, xPx, yPx), moved.yPx() + at(dyPx, xPx, yPx));
	}

	/** The point of the reference session that corresponds to a point of the session's image. */
	public Position inverse(final double xPx, final double yPx) {
		Position point = back.apply(xPx, yPx);
		for (int i = 0; width > 0 && i < INVERSION_STEPS; i++) {
			point = back.apply(xPx - at(dxPx, point.xPx(), point.yPx()), yPx - at(dyPx, point.xPx(), point.yPx()));
		}
		return point;
	}

	private double at(final float[] field, final double xPx, final double yPx) {
		return bilinear(field, width, height, Math.max(0, Math.min(width - 1, xPx)),
			Math.max(0, Math.min(height - 1, yPx)));
	}

	/** The transform that applies this one and then another, which also turns and scales w. */
	public FieldTransform then(final Affine next) {
		final float[] dx = new float[dxPx.length];
		final float[] dy = new float[dyPx.length];
		for (int i = 0; i < dx.length; i++) {
			dx[i] = (float) (next.m00() * dxPx[i] + next.m01() * dyPx[i]);
			dy[i] = (float) (next.m10() * dxPx[i] + next.m11() * dyPx[i]);
		}
		return new FieldTransform(next.after(affine), width, height, dx, dy);
	}

	/** Length of the longest displacement that is not affine, px. */
	public double largestPx() {
		double largest = 0;
		for (int i = 0; i < dxPx.length; i++) {
			largest = Math.max(largest, Math.hypot(dxPx[i], dyPx[i]));
		}
		return largest;
	}

	/** The warp w as rows of (dx, dy) pairs, one row for each row of the reference; no row if there is no warp. */
	public float[][] rows() {
		final float[][] rows = new float[height][2 * width];
		for (int i = 0; i < dxPx.length; i++) {
			rows[i / width][2 * (i % width)] = dxPx[i];
			rows[i / width][2 * (i % width) + 1] = dyPx[i];
		}
		return rows;
	}

	/**
	 * A session's image in coordinates of the reference: out(x, y) = image(x', y'), bilinear, NaN outside the
	 * image.
	 */
	public float[] resample(final float[] image, final int imageWidth, final int imageHeight) {
		return resample(image, imageWidth, imageHeight, imageWidth, imageHeight);
	}

	/** A session's image in coordinates of a reference of another size. */
	public float[] resample(final float[] image, final int imageWidth, final int imageHeight, final int outWidth,
		final int outHeight)
	{
		final float[] out = new float[outWidth * outHeight];
		for (int y = 0; y < outHeight; y++) {
			for (int x = 0; x < outWidth; x++) {
				final Position from = apply(x, y);
				out[y * outWidth + x] = (float) bilinear(image, imageWidth, imageHeight, from.xPx(), from.yPx());
			}
		}
		return out;
	}

	/** The image's value at a point, by bilinear interpolation; NaN if the point lies outside the image. */
	public static double bilinear(final float[] image, final int width, final int height, final double xPx,
		final double yPx)
	{
		if (!(xPx >= 0 && xPx <= width - 1 && yPx >= 0 && yPx <= height - 1)) {
			return Double.NaN;
		}
		final int x0 = Math.min((int) xPx, Math.max(0, width - 2));
		final int y0 = Math.min((int) yPx, Math.max(0, height - 2));
		final int right = Math.min(1, width - 1);
		final int below = Math.min(1, height - 1) * width;
		final double fx = xPx - x0;
		final double fy = yPx - y0;
		final int i = y0 * width + x0;
		return (1 - fy) * ((1 - fx) * image[i] + fx * image[i + right])
			+ fy * ((1 - fx) * image[i + below] + fx * image[i + below + right]);
	}
}
