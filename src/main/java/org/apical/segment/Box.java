package org.apical.segment;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import org.apical.image.Mask;

/** A rectangle of pixels; first and last column and row. */
record Box(int x0, int y0, int x1, int y1) {

	/** The smallest around a region that has been found. */
	static Box of(final Region region) {
		final Neighbourhood around = region.start().around();
		int left = Integer.MAX_VALUE;
		int right = Integer.MIN_VALUE;
		for (final int k : region.pixels()) {
			left = Math.min(left, around.x(k));
			right = Math.max(right, around.x(k));
		}
		return new Box(left, around.y(region.pixels()[0]), right, around.y(region.pixels()[region.pixels().length - 1]));
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
