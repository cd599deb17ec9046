package org.apical.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.parallel.TaskExecutors;
import org.apical.ApicalException;
import org.apical.Progress;
import org.apical.learning.Day;
import org.apical.learning.DayTable;
import org.apical.learning.ModelComparison;
import org.apical.learning.ModelFit;
import org.apical.learning.Parameter;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningFolderTest {

	@TempDir
	private Path folder;

	@Test
	void what_is_written_is_read_again_and_written_the_same() throws IOException {
		final DayTable days = days(3, 4);
		LearningFolder.write(folder.resolve("a"), days, result(days));
		final LearningFolder.Learning read = LearningFolder.read(folder.resolve("a"));
		LearningFolder.write(folder.resolve("b"), read.days(), read.result());
		for (final String file : List.of("days.csv", "models.csv", "learning.json")) {
			assertArrayEquals(Files.readAllBytes(folder.resolve("a").resolve(file)),
				Files.readAllBytes(folder.resolve("b").resolve(file)), file);
		}
		assertEquals(days.days().size(), read.days().days().size());
		assertEquals(3 * 4, read.result().fits().size());
		assertEquals(4, read.result().fits().get(0).estimates().size());
		assertTrue(read.result().fits().get(1).estimates().containsKey(Parameter.ETA));
	}

	@Test
	void the_summary_has_family_exceedance_and_held_out_likelihoods() {
		final DayTable days = days(3, 4);
		LearningFolder.write(folder, days, result(days));
		final JsonNode json = Json.read(folder.resolve("learning.json"));
		double total = 0;
		for (final JsonNode probability : json.get("protected_exceedance")) {
			total += probability.asDouble();
		}
		assertEquals(1, total, 1e-6);
		assertTrue(json.get("protected_exceedance").has("vector"));
		assertTrue(json.get("held_out_log_likelihood").get("M3").isNumber());
		assertEquals("undetermined", json.get("family").asText());
	}

	@Test
	void a_study_of_which_nothing_can_be_learnt_is_written_and_read() {
		final DayTable days = days(2, 1);
		LearningFolder.write(folder, days, result(days));
		assertEquals(0, LearningFolder.read(folder).result().animals());
	}

	@Test
	void a_folder_that_is_not_as_written_is_refused_by_name() throws IOException {
		final DayTable days = days(1, 2);
		LearningFolder.write(folder, days, result(days));
		Files.writeString(folder.resolve("learning.json"), "{}");
		final Exception e = assertThrows(ApicalException.class, () -> LearningFolder.read(folder));
		assertTrue(e.getMessage().contains("learning.json"), e.getMessage());
	}

	private static ModelComparison.Result result(final DayTable days) {
		return new ModelComparison(ModelFit.Parameters.defaults()).compare(days, TaskExecutors.singleThreaded(), Progress.NONE);
	}

	private static DayTable days(final int animals, final int perAnimal) {
		final List<Day> rows = new ArrayList<>();
		for (int i = 0; i < animals * 6 * perAnimal; i++) {
			final int neuron = i / perAnimal;
			final double wave = Math.sin(1.7 * i);
			rows.add(new Day("m" + neuron / 6, "n" + neuron % 6, Role.values()[neuron % 3], 1 + i % perAnimal, wave, wave / 2,
				0.2, Math.cos(2.3 * i), Double.NaN, 0.3, 1.2 - 0.1 * (i % perAnimal), 0.3 + 0.1 * (i % perAnimal),
				0.1 * Math.cos(i), Double.NaN, Double.NaN));
		}
		return new DayTable(rows);
	}
}
