package org.apical.segment.bins;

import java.util.List;
import java.util.stream.IntStream;

/** A share of some work: the whole numbers from {@code from} to {@code end} − 1. */
public record Span(int from, int end) {

	/** The most shares; it does not depend on the number of threads, so that results do not either. */
	private static final int SHARES = 16;

	/** The numbers from 0 to {@code length} − 1 in shares of about the same size. */
	public static List<Span> of(final int length) {
		final int shares = Math.min(SHARES, length);
		return IntStream.range(0, shares)
			.mapToObj(i -> new Span((int) ((long) i * length / shares), (int) ((i + 1L) * length / shares))).toList();
	}
}
