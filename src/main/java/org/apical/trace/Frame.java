package org.apical.trace;

/** A frame as recorded; rows from {@code blankFirst} to before {@code blankEnd} hold nothing. */
record Frame(float[] values, int width, int height, int blankFirst, int blankEnd) {

	boolean holds(final int column, final int row) {
		return column >= 0 && column < width && row >= 0 && row < height && (row < blankFirst || row >= blankEnd);
	}
}
