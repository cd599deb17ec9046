package org.apical.segment;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.stream.IntStream;
import org.apical.image.Mask;

/** A rectangle of pixels; first and last column and row. */
record Box(int x0, int y0, int x1, int y1) {

	/** The smallest around some pixels of a neighbourhood; around none it is nowhere. */
	static Box of(final Neighbourhood around, final int[] pixels) {
		final IntSummaryStatistics x = IntStream.of(pixels).map(around::x).summaryStatistics();
		final IntSummaryStatistics y = IntStream.of(pixels).map(around::y).summaryStatistics();
		return new Box(x.getMin(), y.getMin(), x.getMax(), y.getMax());
	}

	/** The smallest around a mask. */
	static Box of(final Mask mask) {
		final IntSummaryStatistics x = Arrays.stream(mask.x()).summaryStatistics();
		final IntSummaryStatistics y = Arrays.stream(mask.y()).summaryStatistics();
		return new Box(x.getMin(), y.getMin(), x.getMax(), y.getMax());
	}

	/** The smallest around both. */
	Box and(final Box other) {
		return new Box(Math.min(x0, other.x0), Math.min(y0, other.y0), Math.max(x1, other.x1), Math.max(y1, other.y1));
	}

	/** 0 where they touch or overlap. */
	double gapPx(final Box other) {
		return Math.hypot(Math.max(0, Math.max(other.x0 - x1, x0 - other.x1)),
			Math.max(0, Math.max(other.y0 - y1, y0 - other.y1)));
	}
}
