package org.apical.learning.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.apical.Problems;
import org.apical.io.tables.DaysCsv;
import org.apical.io.text.Json;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;

/** Numbers that {@code src/test/python/learning_oracle.py} made. */
public final class LearningOracle {

	private LearningOracle() {}

	public static JsonNode expected() {
		return Json.read(file("expected.json"));
	}

	public static List<Day> days() {
		final Problems problems = new Problems();
		final DayTable days = DaysCsv.read(file("kalman-days.csv"), "kalman-days.csv", problems).orElseThrow();
		return days.days();
	}

	public static double[] numbers(final JsonNode array) {
		final double[] numbers = new double[array.size()];
		for (int i = 0; i < numbers.length; i++) {
			numbers[i] = array.get(i).asDouble();
		}
		return numbers;
	}

	private static Path file(final String name) {
		try {
			return Path.of(LearningOracle.class.getResource("/learning/" + name).toURI());
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}
}
