package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.parallel.TaskExecutors;
import org.apical.Progress;
import org.apical.io.text.Json;
import org.apical.learning.compare.ModelComparison;
import org.apical.learning.days.Day;
import org.apical.learning.days.DayTable;
import org.apical.learning.fit.ModelFit;
import org.apical.study.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearningFolderTest {

	@TempDir
	private Path folder;

	@Test
	void every_model_has_a_row_in_every_animal_with_the_parameters_that_it_has() throws IOException {
		final DayTable days = days(3, 4);
		LearningFolder.write(folder, days, result(days));
		final List<String> rows = Files.readAllLines(folder.resolve("models.csv"));
		assertEquals(1 + 3 * 9, rows.size(),
			"without reward activity and population covariance, M1 and M9 cannot be judged");
		assertTrue(rows.get(0).startsWith("animal,model,family,log_likelihood,log_evidence,bic,aic,kappa,kappa_se,eta,"));
		assertTrue(rows.get(1).startsWith("m0,M0,none,"), rows.get(1));
		assertEquals("", rows.get(1).split(",", -1)[9]);
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
	void a_study_of_which_nothing_can_be_learnt_is_written() {
		final DayTable days = days(2, 1);
		LearningFolder.write(folder, days, result(days));
		assertEquals(0, Json.read(folder.resolve("learning.json")).get("n").get("animals").asInt());
	}

	private static ModelComparison.Result result(final DayTable days) {
		return new ModelComparison(ModelFit.Parameters.defaults()).compare(days, TaskExecutors.singleThreaded(),
			Progress.NONE);
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
