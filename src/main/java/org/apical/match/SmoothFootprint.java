package org.apical.match;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apical.image.Mask;
import org.apical.math.GaussianBlur;

/**
 * A footprint smoothed by a Gaussian and scaled to Σ weight² = 1. Because of the smoothing, a thin dendrite that
 * is displaced by its own width still correlates with itself.
 */
final class SmoothFootprint {

	/** The least smoothing; it is about the displacement that is left after a field was aligned. */
	private static final double LEAST_SMOOTHING_PX = 2;
	private static final double SMOOTHING_PER_THICKNESS = 0.25;

	private final int left;
	private final int top;
	private final int width;
	private final int height;
	private final float[] weights;
	private final int extentPx;

	SmoothFootprint(final Mask mask, final double smoothingPx) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = mask.weight();
		final int marginPx = (int) Math.ceil(3 * smoothingPx);
		left = Arrays.stream(x).min().orElseThrow() - marginPx;
		top = Arrays.stream(y).min().orElseThrow() - marginPx;
		width = Arrays.stream(x).max().orElseThrow() + marginPx + 1 - left;
		height = Arrays.stream(y).max().orElseThrow() + marginPx + 1 - top;
		extentPx = Math.max(width, height) - 2 * marginPx;
		final float[] image = new float[width * height];
		for (int i = 0; i < x.length; i++) {
			image[(y[i] - top) * width + x[i] - left] += weight[i];
		}
		weights = GaussianBlur.of(image, width, height, smoothingPx);
		double square = 0;
		for (final float value : weights) {
			square += (double) value * value;
		}
		for (int i = 0; i < weights.length; i++) {
			weights[i] /= (float) Math.sqrt(square);
		}
	}

	/**
	 * The smoothing that suits these footprints: a quarter of their median thickness, but at least
	 * {@value #LEAST_SMOOTHING_PX} px. The thickness is twice the area divided by the length of the edge: the width
	 * of a dendrite, the radius of a disc.
	 */
	static double smoothingPx(final List<Mask> masks) {
		final double[] thickness = masks.stream().mapToDouble(SmoothFootprint::thicknessPx).sorted().toArray();
		return thickness.length == 0 ? LEAST_SMOOTHING_PX
			: Math.max(LEAST_SMOOTHING_PX, SMOOTHING_PER_THICKNESS * thickness[thickness.length / 2]);
	}

	private static double thicknessPx(final Mask mask) {
		final int[] x = mask.x();
		final int[] y = mask.y();
		final Set<Long> pixels = new HashSet<>();
		for (int i = 0; i < x.length; i++) {
			pixels.add(key(x[i], y[i]));
		}
		int edge = 0;
		for (int i = 0; i < x.length; i++) {
			edge += pixels.contains(key(x[i] + 1, y[i])) ? 0 : 1;
			edge += pixels.contains(key(x[i] - 1, y[i])) ? 0 : 1;
			edge += pixels.contains(key(x[i], y[i] + 1)) ? 0 : 1;
			edge += pixels.contains(key(x[i], y[i] - 1)) ? 0 : 1;
		}
		return 2.0 * x.length / edge;
	}

	private static long key(final int x, final int y) {
		return (long) y << 32 | x & 0xFFFFFFFFL;
	}

	/**
	 * Σ a·b over the common pixels after the other footprint was moved by whole pixels: 1 for the same footprint, 0
	 * if the two do not overlap.
	 */
	double correlation(final SmoothFootprint other, final int dx, final int dy) {
		final int otherLeft = other.left + dx;
		final int otherTop = other.top + dy;
		final int from = Math.max(left, otherLeft);
		final int right = Math.min(left + width, otherLeft + other.width);
		final int bottom = Math.min(top + height, otherTop + other.height);
		double sum = 0;
		for (int y = Math.max(top, otherTop); y < bottom; y++) {
			final int own = (y - top) * width - left;
			final int others = (y - otherTop) * other.width - otherLeft;
			for (int x = from; x < right; x++) {
				sum += weights[own + x] * other.weights[others + x];
			}
		}
		return sum;
	}

	/** The larger of the width and the height that the unsmoothed footprint takes. */
	int extentPx() {
		return extentPx;
	}

	/** The first column and row to the right of and below the smoothed footprint. */
	int right() {
		return left + width;
	}

	int bottom() {
		return top + height;
	}
}
