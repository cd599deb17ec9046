package org.apical.motion;

/**
 * The small squares (cells) into which an image is cut, without a margin; frames displaced by less than the
 * margin still show all cells.
 *
 * @param width width of the image, px
 * @param height height of the image, px
 * @param columns number of columns of cells
 * @param rows number of rows of cells
 * @param marginPx margin that is left out on all sides, px
 */
record CellGrid(int width, int height, int columns, int rows, int marginPx) {

	/** The grid whose cells are as close as possible to a size. */
	static CellGrid of(final int width, final int height, final int sizePx, final int marginPx) {
		return new CellGrid(width, height, Math.max(1, Math.round((width - 2 * marginPx) / (float) sizePx)),
			Math.max(1, Math.round((height - 2 * marginPx) / (float) sizePx)), marginPx);
	}

	/** The grid with every cell cut into four. */
	CellGrid quarters() {
		return new CellGrid(width, height, 2 * columns, 2 * rows, marginPx);
	}

	/** The cell of the undivided grid that holds a quarter. */
	int whole(final int quarter) {
		return quarter / columns / 2 * (columns / 2) + quarter % columns / 2;
	}

	int count() {
		return columns * rows;
	}

	/** First column of pixels of a column of cells; for the column after the last, the end of the last one. */
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
