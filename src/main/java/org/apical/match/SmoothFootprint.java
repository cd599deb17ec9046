package org.apical.match;

import java.util.Arrays;
import org.apical.image.Mask;
import org.apical.math.GaussianBlur;

/**
 * A footprint smoothed by {@value #SMOOTHING_PX} px and scaled to Σ weight² = 1. Because of the smoothing, a
 * thin footprint that is displaced by half a pixel still correlates with itself.
 */
final class SmoothFootprint {

	private static final double SMOOTHING_PX = 1;
	private static final int MARGIN_PX = 3;

	private final int left;
	private final int top;
	private final int width;
	private final int height;
	private final float[] weights;
	private final double centreX;
	private final double centreY;
	private final double radiusPx;

	SmoothFootprint(final Mask mask) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = mask.weight();
		left = Arrays.stream(x).min().orElseThrow() - MARGIN_PX;
		top = Arrays.stream(y).min().orElseThrow() - MARGIN_PX;
		width = Arrays.stream(x).max().orElseThrow() + MARGIN_PX + 1 - left;
		height = Arrays.stream(y).max().orElseThrow() + MARGIN_PX + 1 - top;
		final float[] image = new float[width * height];
		for (int i = 0; i < x.length; i++) {
			image[(y[i] - top) * width + x[i] - left] += weight[i];
		}
		weights = GaussianBlur.of(image, width, height, SMOOTHING_PX);
		double square = 0;
		for (final float value : weights) {
			square += (double) value * value;
		}
		for (int i = 0; i < weights.length; i++) {
			weights[i] /= (float) Math.sqrt(square);
		}
		centreX = mask.centreX();
		centreY = mask.centreY();
		radiusPx = Math.sqrt(mask.area() / Math.PI);
	}

	/** Σ a·b over the common pixels: 1 for the same footprint, 0 if the two do not overlap. */
	double correlation(final SmoothFootprint other) {
		final int right = Math.min(left + width, other.left + other.width);
		final int bottom = Math.min(top + height, other.top + other.height);
		double sum = 0;
		for (int y = Math.max(top, other.top); y < bottom; y++) {
			for (int x = Math.max(left, other.left); x < right; x++) {
				sum += weights[(y - top) * width + x - left] * other.weights[(y - other.top) * other.width + x - other.left];
			}
		}
		return sum;
	}

	/** The distance of the centres, in radii of a disc that has the mean area of the two. */
	double distance(final SmoothFootprint other) {
		return Math.hypot(centreX - other.centreX, centreY - other.centreY)
			/ Math.sqrt((radiusPx * radiusPx + other.radiusPx * other.radiusPx) / 2);
	}
}
