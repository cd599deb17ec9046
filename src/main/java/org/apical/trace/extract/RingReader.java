package org.apical.trace.extract;

import java.util.stream.IntStream;

/**
 * Reads the unweighted mean of pixels that are displaced by whole pixels, run by run of adjacent pixels in a
 * row. Pixels outside the frame are left out.
 */
final class RingReader {

	private final int count;
	/** The row, the first column and the column after the last of each run. */
	private final int[] y;
	private final int[] from;
	private final int[] to;
	private final int left;
	private final int right;

	/** @param ring pixels to be read; their weights are ignored */
	RingReader(final Pixels ring) {
		count = ring.count();
		final long[] along = IntStream.range(0, count).mapToLong(i -> (long) ring.y()[i] << 32 | ring.x()[i]).sorted()
			.toArray();
		final int[] first = IntStream.range(0, count).filter(i -> i == 0 || along[i] != along[i - 1] + 1).toArray();
		final int runs = first.length;
		y = IntStream.of(first).map(i -> (int) (along[i] >> 32)).toArray();
		from = IntStream.of(first).map(i -> (int) along[i]).toArray();
		to = IntStream.range(0, runs).map(run -> (int) along[run + 1 < runs ? first[run + 1] - 1 : count - 1] + 1)
			.toArray();
		left = IntStream.of(from).min().orElse(0);
		right = IntStream.of(to).max().orElse(1) - 1;
	}

	int count() {
		return count;
	}

	/** The mean of the pixels inside the frame; NaN if there is none. */
	float mean(final Frame frame, final int dx, final int dy) {
		final int runs = y.length;
		if (runs == 0 || left + dx < 0 || right + dx >= frame.width() || !frame.holdsRows(y[0] + dy, y[runs - 1] + dy)) {
			return edge(frame, dx, dy);
		}
		double sum = 0;
		for (int run = 0; run < runs; run++) {
			final int row = (y[run] + dy) * frame.width() + dx;
			sum += frame.along(row + from[run], row + to[run]);
		}
		return (float) (sum / count);
	}

	private float edge(final Frame frame, final int dx, final int dy) {
		double sum = 0;
		int inside = 0;
		for (int run = 0; run < y.length; run++) {
			final int first = Math.max(0, from[run] + dx);
			final int end = Math.min(frame.width(), to[run] + dx);
			if (first < end && frame.holdsRows(y[run] + dy, y[run] + dy)) {
				final int row = (y[run] + dy) * frame.width();
				sum += frame.along(row + first, row + end);
				inside += end - first;
			}
		}
		return (float) (sum / inside);
	}
}
