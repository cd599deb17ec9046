package org.apical.io.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeColumnsTest {

	@TempDir
	Path folder;

	@Test
	void aTableThatASpreadsheetSavedAsUtf8IsReadAsAnyOther() throws IOException {
		final Path file = Files.writeString(folder.resolve("running.csv"), "\uFEFFtime_s, speed\r\n0,1.5\r\n0.5,\r\n1\r\n");
		final Map<String, double[]> columns = TimeColumns.read(file);
		assertEquals(List.of("time_s", "speed"), List.copyOf(columns.keySet()));
		assertArrayEquals(new double[] {0, 0.5, 1}, columns.get(TimeColumns.TIME));
		assertArrayEquals(new double[] {1.5, Double.NaN, Double.NaN}, columns.get("speed"));
	}
}
