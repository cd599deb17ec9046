package org.apical.motion;

/**
 * Small squares (cells) that an image is cut into, without a margin that frames displaced by less still show.
 *
 * @param width of the image, px
 * @param height likewise
 * @param columns of cells
 * @param rows likewise
 * @param marginPx left out all around
 */
record CellGrid(int width, int height, int columns, int rows, int marginPx) {

	/** Of cells as near to a size as go into the image. */
	static CellGrid of(final int width, final int height, final int sizePx, final int marginPx) {
		return new CellGrid(width, height, Math.max(1, Math.round((width - 2 * marginPx) / (float) sizePx)),
			Math.max(1, Math.round((height - 2 * marginPx) / (float) sizePx)), marginPx);
	}

	/** Every cell cut into four. */
	CellGrid quarters() {
		return new CellGrid(width, height, 2 * columns, 2 * rows, marginPx);
	}

	/** The cell that a quarter was cut from. */
	int whole(final int quarter) {
		return quarter / columns / 2 * (columns / 2) + quarter % columns / 2;
	}

	int count() {
		return columns * rows;
	}

	/** First column of pixels of a column of cells; that of the column after the last is the end. */
	int left(final int column) {
		return marginPx + column * (width - 2 * marginPx) / columns;
	}

	int top(final int row) {
		return marginPx + row * (height - 2 * marginPx) / rows;
	}

	/** Column of the middle of a cell. */
	double x(final int cell) {
		final int column = cell % columns;
		return (left(column) + left(column + 1) - 1) / 2.0;
	}

	double y(final int cell) {
		final int row = cell / columns;
		return (top(row) + top(row + 1) - 1) / 2.0;
	}
}
