package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.util.Optional;
import org.apical.study.Kind;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.junit.jupiter.api.Test;

class SettingsTest {

	private static Plane plane(final String movie, final int blankRowEnd) {
		return new Plane("soma", Kind.SOMA, Optional.of(MovieSource.of(Path.of(movie))), Optional.empty(), 64, 64, 100, 15,
			1,
			Double.NaN, 0, 0, new double[0], 0, blankRowEnd, Optional.empty(), Optional.empty(), Optional.empty());
	}

	@Test
	void rowsLostToPhotostimulationMakeResultsOutOfDate() {
		assertNotEquals(Settings.plane(plane("a.tif", 0)), Settings.plane(plane("a.tif", 8)));
		assertNotEquals(Settings.plane(plane("a.tif", 8)), Settings.plane(plane("a.tif", 16)));
	}

	@Test
	void aMovieThatIsMovedDoesNot() {
		assertEquals(Settings.plane(plane("a.tif", 8)), Settings.plane(plane("elsewhere/a.tif", 8)));
	}
}
