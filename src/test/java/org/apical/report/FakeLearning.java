package org.apical.report;

import static org.apical.report.FakeResults.ANIMALS;
import static org.apical.report.FakeResults.NEURONS;
import static org.apical.report.FakeResults.SESSIONS;
import static org.apical.report.FakeResults.animalId;
import static org.apical.report.FakeResults.neuron;
import static org.apical.report.FakeResults.object;
import static org.apical.report.FakeResults.role;
import static org.apical.report.FakeResults.sign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Random;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;

/** What the learning stage would have written. */
final class FakeLearning {

	private final Path folder;
	private final Random random;

	FakeLearning(final Path folder, final Random random) {
		this.folder = folder;
		this.random = random;
	}

	void write() {
		try (CsvOut days = new CsvOut(folder.resolve("days.csv"), "animal", "neuron", "role", "day", "activity_1",
			"activity_2", "activity_se", "signal_1", "signal_2", "signal_se", "error", "hit_rate");
			CsvOut models = new CsvOut(folder.resolve("models.csv"), "animal", "model", "family", "log_likelihood",
				"log_evidence", "bic", "aic"))
		{
			for (int a = 0; a < ANIMALS; a++) {
				for (int s = 0; s < SESSIONS; s++) {
					final double hitRate = 0.25 + 0.1 * s + 0.04 * random.nextGaussian();
					for (int n = 0; n < NEURONS; n++) {
						final double activity = 0.15 * s * sign(n) + 0.2 * random.nextGaussian();
						final double signal = 0.17 * sign(n) + 0.2 * random.nextGaussian();
						days.row(animalId(a), neuron(n), role(n), s + 1, activity, activity, 0.1, signal, signal, 0.1,
							1.2 - 0.1 * s, hitRate);
					}
				}
				for (int m = 0; m <= 10; m++) {
					final String family = m == 0 ? "none" : m == 1 || m == 2 || m == 9 ? "scalar" : m == 4 ? "random" : m == 8
						? "epiphenomenal" : "vector";
					final double bic = 400 + 4 * Math.abs(m - 3) + 6 * random.nextDouble();
					models.row(animalId(a), "M" + m, family, -bic / 2, -bic / 2, bic, bic - 5);
				}
			}
		}
		predictions();
		final ObjectNode learning = object().put("family", "vector").put("model", "M3");
		learning.putObject("models").putObject("M3").put("name", "true vector").put("family", "vector")
			.putObject("parameters").putObject("eta").put("value", 0.08).putArray("ci95").add(0.06).add(0.1);
		learning.putObject("could_have_found").putObject("M3").put("vector", 3).put("undetermined", 1);
		learning.set("protected_exceedance", object().put("none", 0.01).put("scalar", 0.01).put("vector", 0.97)
			.put("random", 0.005).put("epiphenomenal", 0.005));
		Json.write(folder.resolve("learning.json"), learning);
	}

	private void predictions() {
		try (CsvOut out = new CsvOut(folder.resolve("predictions.csv"), "animal", "neuron", "role", "day",
			"activity", "activity_predicted", "change_predicted", "signal", "signal_predicted"))
		{
			for (int a = 0; a < ANIMALS; a++) {
				for (int n = 0; n < NEURONS; n++) {
					for (int s = 0; s < SESSIONS; s++) {
						out.row(animalId(a), neuron(n), role(n), s + 1, 0.15 * s * sign(n) + 0.1 * random.nextGaussian(),
							0.15 * s * sign(n), s + 1 < SESSIONS ? 0.15 * sign(n) : Double.NaN,
							0.17 * sign(n) + 0.1 * random.nextGaussian(), 0.17 * sign(n));
					}
				}
			}
		}
	}
}
