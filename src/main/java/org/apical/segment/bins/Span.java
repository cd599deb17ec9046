package org.apical.segment.bins;

import java.util.List;
import java.util.stream.IntStream;

/** Whole numbers from one to before another: a share of some work. */
public record Span(int from, int end) {

	/** Shares of a work of several parts; their number does not depend on that of the threads. */
	private static final int SHARES = 16;

	/** Numbers from 0 to before a length, in shares of about the same size. */
	public static List<Span> of(final int length) {
		final int shares = Math.min(SHARES, length);
		return IntStream.range(0, shares)
			.mapToObj(i -> new Span((int) ((long) i * length / shares), (int) ((i + 1L) * length / shares))).toList();
	}
}
