package org.apical.simulate.images;

import java.util.Arrays;
import org.apical.image.FieldTransform;
import org.apical.study.Position;

/**
 * A picture with four points per pixel of the scene along each axis and a margin around the field of view.
 * Content is drawn at its sub-pixel position, so that a scene displaced by quarters of a pixel is read without
 * interpolation.
 */
final class Canvas {

	/** Number of points of the canvas per pixel along each axis. */
	static final int FINE = 4;
	private static final double REACH_SD = 3.5;

	final int marginPx;
	final int width;
	final int height;
	final float[] values;

	/** A black canvas around a field of view of the given size, px. */
	Canvas(final int widthPx, final int heightPx, final int marginPx) {
		this.marginPx = marginPx;
		this.width = FINE * (widthPx + 2 * marginPx);
		this.height = FINE * (heightPx + 2 * marginPx);
		this.values = new float[width * height];
	}

	/**
	 * For each point of the canvas, the column and row, in points, from which its content is taken when the
	 * content moves by a transform.
	 */
	float[][] sources(final FieldTransform transform) {
		final float[][] sources = new float[2][values.length];
		for (int i = 0; i < values.length; i++) {
			final Position from = transform.inverse(px(i % width), px(i / width));
			sources[0][i] = (float) ((from.xPx() + marginPx) * FINE);
			sources[1][i] = (float) ((from.yPx() + marginPx) * FINE);
		}
		return sources;
	}

	/**
	 * The canvas read at other points with bilinear interpolation; points beyond the border get the value at the
	 * border.
	 */
	Canvas moved(final float[][] sources) {
		final Canvas moved = new Canvas(width / FINE - 2 * marginPx, height / FINE - 2 * marginPx, marginPx);
		for (int i = 0; i < values.length; i++) {
			final float x = Math.max(0, Math.min(width - 1.001f, sources[0][i]));
			final float y = Math.max(0, Math.min(height - 1.001f, sources[1][i]));
			final int from = (int) y * width + (int) x;
			final float fx = x - (int) x;
			final float fy = y - (int) y;
			moved.values[i] = (1 - fy) * ((1 - fx) * values[from] + fx * values[from + 1])
				+ fy * ((1 - fx) * values[from + width] + fx * values[from + width + 1]);
		}
		return moved;
	}

	/** A value as a function of the position in the scene, px. */
	interface Light {
		double at(double xPx, double yPx);
	}

	/** Coordinate in the scene of a column or row of the canvas, px. */
	double px(final int i) {
		return i / (double) FINE - marginPx;
	}

	private int fine(final double px) {
		return (int) Math.round((px + marginPx) * FINE);
	}

	/** Sets every point to the light at its position. */
	Canvas fill(final Light light) {
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				values[y * width + x] = (float) light.at(px(x), px(y));
			}
		}
		return this;
	}

	/** Sets each point within a distance of a position to the larger of its present value and the given light. */
	void paint(final double xPx, final double yPx, final double radiusPx, final Light light) {
		for (int y = Math.max(0, fine(yPx - radiusPx)); y <= Math.min(height - 1, fine(yPx + radiusPx)); y++) {
			for (int x = Math.max(0, fine(xPx - radiusPx)); x <= Math.min(width - 1, fine(xPx + radiusPx)); x++) {
				if (Math.hypot(px(x) - xPx, px(y) - yPx) <= radiusPx) {
					final int i = y * width + x;
					values[i] = Math.max(values[i], (float) light.at(px(x), px(y)));
				}
			}
		}
	}

	/** Blurs the canvas with a Gaussian point-spread function. */
	Canvas blur(final double sdPx) {
		final float[] kernel = kernel(sdPx * FINE);
		final float[] rows = new float[values.length];
		final boolean[] black = new boolean[height];
		for (int y = 0; y < height; y++) {
			black[y] = black(y);
			if (!black[y]) {
				addBlurred(values, y * width, width, kernel, rows);
			}
		}
		Arrays.fill(values, 0);
		final int reach = kernel.length / 2;
		for (int y = 0; y < height; y++) {
			for (int k = Math.max(-reach, -y); k <= Math.min(reach, height - 1 - y); k++) {
				if (!black[y + k]) {
					addRow(rows, (y + k) * width, kernel[k + reach], y * width);
				}
			}
		}
		return this;
	}

	private boolean black(final int y) {
		for (int x = 0; x < width; x++) {
			if (values[y * width + x] != 0) {
				return false;
			}
		}
		return true;
	}

	private void addRow(final float[] from, final int start, final float weight, final int into) {
		for (int x = 0; x < width; x++) {
			values[into + x] += weight * from[start + x];
		}
	}

	private static void addBlurred(final float[] from, final int start, final int length,
		final float[] kernel, final float[] into)
	{
		final int reach = kernel.length / 2;
		for (int k = -reach; k <= reach; k++) {
			final float weight = kernel[k + reach];
			for (int i = Math.max(0, -k); i < Math.min(length, length - k); i++) {
				into[start + i] += weight * from[start + i + k];
			}
		}
	}

	private static float[] kernel(final double sd) {
		final int reach = (int) Math.ceil(REACH_SD * sd);
		final float[] kernel = new float[2 * reach + 1];
		double sum = 0;
		for (int k = -reach; k <= reach; k++) {
			sum += Math.exp(-k * k / (2 * sd * sd));
		}
		for (int k = -reach; k <= reach; k++) {
			kernel[k + reach] = (float) (Math.exp(-k * k / (2 * sd * sd)) / sum);
		}
		return kernel;
	}

	/** Scales the canvas to a largest value of 1. */
	Canvas normalized() {
		float most = 0;
		for (final float value : values) {
			most = Math.max(most, value);
		}
		for (int i = 0; i < values.length && most > 0; i++) {
			values[i] /= most;
		}
		return this;
	}
}
