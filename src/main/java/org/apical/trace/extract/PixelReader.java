package org.apical.trace.extract;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Reads weighted sums of displaced pixels from frames: of all pixels, interpolated, and of each group of them
 * at the displacement rounded to whole pixels. Pixels outside the frame are left out; if all are inside, which
 * is nearly always so, a faster loop without checks is used.
 */
final class PixelReader {

	private final int[] x;
	private final int[] y;
	private final int[] at;
	private final float[] weight;
	/** Index of the first pixel of each group; the last element is the number of pixels. */
	private final int[] starts;
	private final double[] weights;
	private final double allWeights;
	private final double centreX;
	private final double centreY;
	private final int left;
	private final int right;
	private final int top;
	private final int bottom;

	PixelReader(final List<Pixels> groups, final int width) {
		final Pixels pixels = Pixels.together(groups);
		x = pixels.x();
		y = pixels.y();
		weight = pixels.weight();
		at = IntStream.range(0, x.length).map(i -> y[i] * width + x[i]).toArray();
		starts = new int[groups.size() + 1];
		weights = new double[groups.size()];
		for (int group = 0; group < weights.length; group++) {
			starts[group + 1] = starts[group] + groups.get(group).count();
			weights[group] = groups.get(group).weights();
		}
		allWeights = DoubleStream.of(weights).sum();
		centreX = mean(x);
		centreY = mean(y);
		left = IntStream.of(x).min().orElse(0);
		right = IntStream.of(x).max().orElse(0);
		top = IntStream.of(y).min().orElse(0);
		bottom = IntStream.of(y).max().orElse(0);
	}

	private double mean(final int[] positions) {
		double sum = 0;
		for (int i = 0; i < positions.length; i++) {
			sum += weight[i] * positions[i];
		}
		return sum / allWeights;
	}

	int count() {
		return at.length;
	}

	/** Weighted mean column. */
	double centreX() {
		return centreX;
	}

	/** Weighted mean row. */
	double centreY() {
		return centreY;
	}

	/**
	 * Adds all pixels to a sum, with I interpolated bilinearly; a pixel counts as inside the frame if all four
	 * pixels from which it is interpolated are.
	 *
	 * @param groups receives the mean of each group, at the displacement rounded to whole pixels
	 */
	void read(final Frame frame, final double dx, final double dy, final WeightedSum into, final float[] groups) {
		final int x0 = (int) Math.floor(dx);
		final int y0 = (int) Math.floor(dy);
		if (at.length > 0 && left + x0 >= 0 && right + x0 + 1 < frame.width()
			&& frame.holdsRows(top + y0, bottom + y0 + 1))
		{
			final double fx = dx - x0;
			final double fy = dy - y0;
			final Corners all = new Corners();
			final Corners one = new Corners();
			for (int group = 0; group < weights.length; group++) {
				read(frame, y0 * frame.width() + x0, starts[group], starts[group + 1], one);
				groups[group] = (float) (one.nearest(fx, fy) / weights[group]);
				all.add(one);
			}
			into.add(all.bilinear(fx, fy), allWeights);
		} else {
			edge(frame, dx, dy, into);
			edge(frame, (int) Math.floor(dx + 0.5), (int) Math.floor(dy + 0.5), groups);
		}
	}

	/** Sums a range of pixels at each of the four displacements. */
	private void read(final Frame frame, final int offset, final int from, final int to, final Corners into) {
		final int width = frame.width();
		float upperLeft = 0;
		float upperRight = 0;
		float lowerLeft = 0;
		float lowerRight = 0;
		for (int i = from; i < to; i++) {
			final int k = at[i] + offset;
			upperLeft += weight[i] * frame.value(k);
			upperRight += weight[i] * frame.value(k + 1);
			lowerLeft += weight[i] * frame.value(k + width);
			lowerRight += weight[i] * frame.value(k + width + 1);
		}
		into.set(upperLeft, upperRight, lowerLeft, lowerRight);
	}

	private void edge(final Frame frame, final double dx, final double dy, final WeightedSum into) {
		final int x0 = (int) Math.floor(dx);
		final int y0 = (int) Math.floor(dy);
		final double fx = dx - x0;
		final double fy = dy - y0;
		final int more = fx == 0 && fy == 0 ? 0 : 1;
		final Corners one = new Corners();
		for (int i = 0; i < at.length; i++) {
			if (frame.holds(x[i] + x0, y[i] + y0, more)) {
				final int k = at[i] + y0 * frame.width() + x0;
				final int below = k + more * frame.width();
				one.set(frame.value(k), frame.value(k + more), frame.value(below), frame.value(below + more));
				into.add(weight[i] * one.bilinear(fx, fy), weight[i]);
			}
		}
	}

	private void edge(final Frame frame, final int dx, final int dy, final float[] groups) {
		final WeightedSum sum = new WeightedSum();
		for (int group = 0; group < weights.length; group++) {
			for (int i = starts[group]; i < starts[group + 1]; i++) {
				if (frame.holds(x[i] + dx, y[i] + dy, 0)) {
					sum.add(weight[i] * frame.value(at[i] + dy * frame.width() + dx), weight[i]);
				}
			}
			groups[group] = sum.takeMean();
		}
	}
}
