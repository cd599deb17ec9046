package org.apical.trace;

/** A frame as recorded; rows from {@code blankFirst} to before {@code blankEnd} hold nothing. */
record Frame(float[] values, int width, int height, int blankFirst, int blankEnd) {

	/** Whether all of some rows, from the first to the last, are there. */
	boolean holdsRows(final int first, final int last) {
		return first >= 0 && last < height && (last < blankFirst || first >= blankEnd);
	}
}
