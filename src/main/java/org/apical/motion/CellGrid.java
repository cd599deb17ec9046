package org.apical.motion;

/**
 * Small squares (cells) that an image is cut into, without a margin that frames displaced by less still show.
 *
 * @param width of the image, px
 * @param height likewise
 * @param sizePx side of a cell; those at the right and lower end may be larger by less than a half or smaller by less
 *          than a half
 * @param marginPx left out all around
 */
record CellGrid(int width, int height, int sizePx, int marginPx) {

	int columns() {
		return Math.max(1, Math.round((width - 2 * marginPx) / (float) sizePx));
	}

	int rows() {
		return Math.max(1, Math.round((height - 2 * marginPx) / (float) sizePx));
	}

	int count() {
		return columns() * rows();
	}

	/** First column of pixels of a column of cells; that of the column after the last is the end. */
	int left(final int column) {
		return marginPx + column * (width - 2 * marginPx) / columns();
	}

	int top(final int row) {
		return marginPx + row * (height - 2 * marginPx) / rows();
	}

	/** Column of the middle of a cell. */
	double x(final int cell) {
		final int column = cell % columns();
		return (left(column) + left(column + 1) - 1) / 2.0;
	}

	double y(final int cell) {
		final int row = cell / columns();
		return (top(row) + top(row + 1) - 1) / 2.0;
	}
}
