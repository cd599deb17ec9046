package org.apical.motion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellGridTest {

	@ParameterizedTest
	@CsvSource({"64, 64, 16, 4", "257, 193, 32, 8", "301, 90, 17, 5"})
	void quartersLieWithinTheCellTheyWereCutFrom(final int width, final int height, final int sizePx,
		final int marginPx)
	{
		final CellGrid grid = CellGrid.of(width, height, sizePx, marginPx);
		final CellGrid quarters = grid.quarters();
		final int[] of = new int[grid.count()];
		for (int i = 0; i < quarters.count(); i++) {
			final int whole = quarters.whole(i);
			of[whole]++;
			final int column = whole % grid.columns();
			final int row = whole / grid.columns();
			assertTrue(quarters.x(i) >= grid.left(column) && quarters.x(i) < grid.left(column + 1), "column of " + i);
			assertTrue(quarters.y(i) >= grid.top(row) && quarters.y(i) < grid.top(row + 1), "row of " + i);
		}
		for (final int quartersOfOne : of) {
			assertEquals(4, quartersOfOne);
		}
	}
}
