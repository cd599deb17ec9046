package org.apical.trace;

import java.util.stream.IntStream;

/**
 * Reads the plain mean of some pixels, displaced by whole pixels, from frames: a run of pixels down a column is the
 * difference of two sums, {@link Frame#down}. Pixels outside the frame are left out.
 */
final class RingReader {

	private final int count;
	/** Of each run: its column, its first row and the row after its last; and the places of both rows' pixels. */
	private final int[] x;
	private final int[] from;
	private final int[] to;
	private final int[] start;
	private final int[] end;
	private final int left;
	private final int right;
	private final int top;
	private final int bottom;

	/** @param ring weights are not looked at */
	RingReader(final Pixels ring, final int width) {
		count = ring.count();
		final long[] down = IntStream.range(0, count).mapToLong(i -> (long) ring.x()[i] << 32 | ring.y()[i]).sorted()
			.toArray();
		final int[] first = IntStream.range(0, count).filter(i -> i == 0 || down[i] != down[i - 1] + 1).toArray();
		final int runs = first.length;
		x = IntStream.of(first).map(i -> (int) (down[i] >> 32)).toArray();
		from = IntStream.of(first).map(i -> (int) down[i]).toArray();
		to = IntStream.range(0, runs).map(run -> (int) down[run + 1 < runs ? first[run + 1] - 1 : count - 1] + 1).toArray();
		start = IntStream.range(0, runs).map(run -> from[run] * width + x[run]).toArray();
		end = IntStream.range(0, runs).map(run -> to[run] * width + x[run]).toArray();
		left = IntStream.of(x).min().orElse(0);
		right = IntStream.of(x).max().orElse(0);
		top = IntStream.of(from).min().orElse(0);
		bottom = IntStream.of(to).max().orElse(1) - 1;
	}

	int count() {
		return count;
	}

	/** NaN where no pixel is inside. */
	float mean(final Frame frame, final int dx, final int dy) {
		if (left + dx >= 0 && right + dx < frame.width() && frame.holdsRows(top + dy, bottom + dy)) {
			return (float) (sum(frame, dy * frame.width() + dx) / count);
		}
		return edge(frame, dx, dy);
	}

	private double sum(final Frame frame, final int offset) {
		double sum = 0;
		for (int run = 0; run < start.length; run++) {
			sum += frame.down(start[run] + offset, end[run] + offset);
		}
		return sum;
	}

	private float edge(final Frame frame, final int dx, final int dy) {
		double sum = 0;
		int inside = 0;
		for (int run = 0; run < x.length; run++) {
			final int column = x[run] + dx;
			for (int part = 0; part < 2 && column >= 0 && column < frame.width(); part++) {
				final int first = Math.max(from[run] + dy, frame.firstRow(part));
				final int end = Math.min(to[run] + dy, frame.endRow(part));
				if (first < end) {
					sum += frame.down(first * frame.width() + column, end * frame.width() + column);
					inside += end - first;
				}
			}
		}
		return (float) (sum / inside);
	}
}
