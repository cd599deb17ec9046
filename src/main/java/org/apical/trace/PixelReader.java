package org.apical.trace;

import java.util.stream.IntStream;

/**
 * Reads the weighted sum of some pixels, displaced, from frames. Pixels outside the frame are left out: of every row of
 * pixels those from one to before another are inside. Where all are, which is nearly always, nothing is asked of any.
 */
final class PixelReader {

	/** Row by row, from left to right. */
	private final int[] x;
	private final int[] at;
	private final float[] weight;
	/** Weight of the pixels before each. */
	private final double[] before;
	/** Places in the image of the rows that have pixels, and the first pixel of each; that after the last at the end. */
	private final int[] rowY;
	private final int[] rowStart;
	private final double centreX;
	private final double centreY;
	private final int left;
	private final int right;

	PixelReader(final Pixels pixels, final int width) {
		final Pixels ordered = pixels.select(order(pixels, width));
		x = ordered.x();
		weight = ordered.weight();
		final int[] y = ordered.y();
		at = IntStream.range(0, x.length).map(i -> y[i] * width + x[i]).toArray();
		before = new double[x.length + 1];
		double sumX = 0;
		double sumY = 0;
		for (int i = 0; i < x.length; i++) {
			before[i + 1] = before[i] + weight[i];
			sumX += weight[i] * x[i];
			sumY += weight[i] * y[i];
		}
		centreX = sumX / before[x.length];
		centreY = sumY / before[x.length];
		left = IntStream.of(x).min().orElse(0);
		right = IntStream.of(x).max().orElse(0);
		final int[] starts = IntStream.range(0, y.length).filter(i -> i == 0 || y[i] != y[i - 1]).toArray();
		rowY = IntStream.of(starts).map(i -> y[i]).toArray();
		rowStart = IntStream.concat(IntStream.of(starts), IntStream.of(y.length)).toArray();
	}

	private static int[] order(final Pixels pixels, final int width) {
		return IntStream.range(0, pixels.count())
			.mapToLong(i -> ((long) pixels.y()[i] * width + pixels.x()[i]) * pixels.count() + i).sorted()
			.mapToInt(key -> (int) (key % pixels.count())).toArray();
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

	/** At a displacement by whole pixels. */
	void nearest(final Frame frame, final int dx, final int dy, final WeightedSum into) {
		read(frame, dx, dy, 0, 0, 0, into);
	}

	/** With I interpolated bilinearly; a pixel is inside where all four it is interpolated from are. */
	void bilinear(final Frame frame, final double dx, final double dy, final WeightedSum into) {
		final int x0 = (int) Math.floor(dx);
		final int y0 = (int) Math.floor(dy);
		final float fx = (float) (dx - x0);
		final float fy = (float) (dy - y0);
		read(frame, x0, y0, fx, fy, fx == 0 && fy == 0 ? 0 : 1, into);
	}

	/** @param more pixels needed to the right of each, and below */
	private void read(final Frame frame, final int dx, final int dy, final float fx, final float fy, final int more,
		final WeightedSum into)
	{
		final int offset = dy * frame.width() + dx;
		if (inside(frame, dx, dy, more)) {
			into.add(sum(frame, offset, fx, fy, more, 0, at.length), before[at.length]);
			return;
		}
		for (int row = 0; row < rowY.length; row++) {
			int from = rowStart[row];
			int to = rowStart[row + 1];
			if (frame.holdsRows(rowY[row] + dy, rowY[row] + dy + more)) {
				while (from < to && x[from] + dx < 0) {
					from++;
				}
				while (from < to && x[to - 1] + dx + more >= frame.width()) {
					to--;
				}
				into.add(sum(frame, offset, fx, fy, more, from, to), before[to] - before[from]);
			}
		}
	}

	private boolean inside(final Frame frame, final int dx, final int dy, final int more) {
		return at.length > 0 && left + dx >= 0 && right + dx + more < frame.width()
			&& frame.holdsRows(rowY[0] + dy, rowY[rowY.length - 1] + dy + more);
	}

	private double sum(final Frame frame, final int offset, final float fx, final float fy, final int more,
		final int from, final int to)
	{
		double sum = 0;
		for (int below = 0; below <= more; below++) {
			for (int beside = 0; beside <= more; beside++) {
				final double share = (beside == 0 ? 1 - fx : fx) * (below == 0 ? 1 - fy : fy);
				sum += share * sum(frame.values(), offset + below * frame.width() + beside, from, to);
			}
		}
		return sum;
	}

	/** In four sums, so that none waits for the addition before. */
	private double sum(final float[] values, final int offset, final int from, final int to) {
		double first = 0;
		double second = 0;
		double third = 0;
		double fourth = 0;
		int i = from;
		for (; i < to - 3; i += 4) {
			first += weight[i] * values[at[i] + offset];
			second += weight[i + 1] * values[at[i + 1] + offset];
			third += weight[i + 2] * values[at[i + 2] + offset];
			fourth += weight[i + 3] * values[at[i + 3] + offset];
		}
		for (; i < to; i++) {
			first += weight[i] * values[at[i] + offset];
		}
		return first + second + (third + fourth);
	}
}
