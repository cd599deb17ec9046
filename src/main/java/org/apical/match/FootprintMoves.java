package org.apical.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.image.Affine;
import org.apical.image.FieldTransform;
import org.apical.image.FootprintSet;
import org.apical.image.Mask;
import org.apical.study.Position;

/** Moves footprints from one day's image to another's. */
public final class FootprintMoves {

	private FootprintMoves() {}

	/** A session's footprint in the reference session's coordinates; empty if it lies outside the image. */
	public static Optional<Mask> toReference(final Mask mask, final FieldTransform warp, final int width,
		final int height)
	{
		return moved(mask, warp::inverse, warp::apply, width, height);
	}

	/** The reference session's footprint in a session's coordinates; empty if it lies outside the image. */
	public static Optional<Mask> fromReference(final Mask mask, final FieldTransform warp, final int width,
		final int height)
	{
		return moved(mask, warp::apply, warp::inverse, width, height);
	}

	/** A day's footprints resampled to {@code factor} times as many pixels in width and height. */
	public static FootprintSet scaled(final FootprintSet day, final double factor) {
		final int width = (int) Math.round(day.width() * factor);
		final int height = (int) Math.round(day.height() * factor);
		final FieldTransform larger =
			FieldTransform.of(new Affine(factor, 0, (factor - 1) / 2, 0, factor, (factor - 1) / 2));
		return new FootprintSet(day.name(), width, height, day.sizeKnown(), day.footprints().stream()
			.map(mask -> mask.flatMap(pixels -> fromReference(pixels, larger, width, height))).toList());
	}

	private interface Move {
		Position of(double xPx, double yPx);
	}

	/**
	 * Moves a footprint: each pixel of the target image gets the bilinearly interpolated weight at the position
	 * that it came from, where weights outside the footprint are 0. A pixel belongs to the result if at least a
	 * quarter of the interpolation's weight falls on pixels of the footprint.
	 */
	private static Optional<Mask> moved(final Mask mask, final Move there, final Move back, final int width,
		final int height)
	{
		final Map<Long, Float> weights = new HashMap<>();
		double left = Double.POSITIVE_INFINITY;
		double right = Double.NEGATIVE_INFINITY;
		double top = Double.POSITIVE_INFINITY;
		double bottom = Double.NEGATIVE_INFINITY;
		final int[] x = mask.x();
		final int[] y = mask.y();
		final float[] weight = mask.weight();
		for (int i = 0; i < x.length; i++) {
			weights.put(key(x[i], y[i]), weight[i]);
			final Position moved = there.of(x[i], y[i]);
			left = Math.min(left, moved.xPx());
			right = Math.max(right, moved.xPx());
			top = Math.min(top, moved.yPx());
			bottom = Math.max(bottom, moved.yPx());
		}
		final List<int[]> pixels = new ArrayList<>();
		final List<Float> values = new ArrayList<>();
		for (int row = Math.max(0, (int) top - 1); row <= Math.min(height - 1, bottom + 1); row++) {
			for (int column = Math.max(0, (int) left - 1); column <= Math.min(width - 1, right + 1); column++) {
				final float value = sample(weights, back.of(column, row));
				if (value > 0) {
					pixels.add(new int[] {column, row});
					values.add(value);
				}
			}
		}
		return pixels.isEmpty() ? Optional.empty() : Optional.of(mask(pixels, values));
	}

	/** The interpolated weight at a point; 0 if less than a quarter of the interpolation falls on the footprint. */
	private static float sample(final Map<Long, Float> weights, final Position at) {
		final int x0 = (int) Math.floor(at.xPx());
		final int y0 = (int) Math.floor(at.yPx());
		final double fx = at.xPx() - x0;
		final double fy = at.yPx() - y0;
		double covered = 0;
		double sum = 0;
		for (int corner = 0; corner < 4; corner++) {
			final int right = corner & 1;
			final int below = corner >> 1;
			final Float weight = weights.get(key(x0 + right, y0 + below));
			final double share = (right == 1 ? fx : 1 - fx) * (below == 1 ? fy : 1 - fy);
			if (weight != null) {
				covered += share;
				sum += share * weight;
			}
		}
		return covered >= 0.25 ? (float) sum : 0;
	}

	private static Mask mask(final List<int[]> pixels, final List<Float> values) {
		final float[] weight = new float[pixels.size()];
		for (int i = 0; i < weight.length; i++) {
			weight[i] = values.get(i);
		}
		return new Mask(pixels.stream().mapToInt(p -> p[0]).toArray(), pixels.stream().mapToInt(p -> p[1]).toArray(),
			weight);
	}

	private static long key(final int x, final int y) {
		return (long) y << 32 | x & 0xFFFFFFFFL;
	}
}
