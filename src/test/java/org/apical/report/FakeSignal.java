package org.apical.report;

import static org.apical.report.FakeResults.ANIMALS;
import static org.apical.report.FakeResults.NEURONS;
import static org.apical.report.FakeResults.PLANES;
import static org.apical.report.FakeResults.SESSIONS;
import static org.apical.report.FakeResults.TRIALS;
import static org.apical.report.FakeResults.animalId;
import static org.apical.report.FakeResults.manifest;
import static org.apical.report.FakeResults.neuron;
import static org.apical.report.FakeResults.object;
import static org.apical.report.FakeResults.role;
import static org.apical.report.FakeResults.sessionId;
import static org.apical.report.FakeResults.sign;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apical.io.results.MotionOutcomesCsv;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;
import org.apical.signal.controls.OutcomeDependence;

/** What the signal stage would have written. */
final class FakeSignal {

	private static final List<String> WINDOWS = List.of("pre", "post", "late");

	private final Path folder;
	private final Random random;

	FakeSignal(final Path folder, final Random random) {
		this.folder = folder;
		this.random = random;
	}

	void write() {
		test("P+ and P- neurons receive opposing signals: D = 0.16 ΔF/F·s, 95 % CI 0.12 to 0.20, over 6 animals.");
		motionOutcomes();
		periEvent();
		pairs();
	}

	/** What {@code apical test} writes. */
	void test(final String reason) {
		modulation();
		final ObjectNode opposing = window("post", 0.16, reason);
		opposing.putArray("warnings").add("1 neuron was left out: its standard error is over three times the median.");
		details(opposing);
		final var windows = opposing.putArray("windows");
		windows.add(window("pre", 0.01, "nothing"));
		windows.add(window("post", 0.16, reason));
		windows.add(window("late", 0.06, "weak"));
		windows.add(estimate(object().put("window", "post").put("kind", "tuft").put("estimator", "theil_sen")
			.put("biased", true), 0.3));
		conditions(opposing);
		Json.write(folder.resolve("opposing.json"), opposing);
		manifest(folder, "signal", object().put("primary_window", "post").put("permutations", 10000));
	}

	private void modulation() {
		try (CsvOut table = new CsvOut(folder.resolve("modulation.csv"), "animal", "neuron", "role", "window", "estimator",
			"modulation", "se", "pairs", "used"))
		{
			for (int a = 0; a < ANIMALS; a++) {
				for (int n = 0; n < NEURONS; n++) {
					for (final String window : WINDOWS) {
						final double size = window.equals("post") ? 0.08 : window.equals("late") ? 0.03 : 0;
						table.row(animalId(a), neuron(n), role(n), window, "replicate_moments",
							size * sign(n) + 0.05 * random.nextGaussian(), 0.05, 90, a != 2 || n != 9);
					}
				}
			}
		}
	}

	private static ObjectNode window(final String window, final double d, final String reason) {
		final ObjectNode json = object().put("verdict", d > 0.1 ? "opposing" : "inconclusive").put("reason", reason)
			.put("window", window).put("estimator", "replicate_moments").put("D", d).put("D_se", 0.02).put("D_sd", d / 0.46)
			.put("p_role_permutation", d > 0.1 ? 0.00004 : 0.3).put("p_animal", d > 0.1 ? 0.0021 : 0.24)
			.put("mean_p_plus", d / 2).put("p_plus", 0.004).put("mean_p_minus", -d / 2).put("p_minus", 0.011)
			.put("mean_neutral", 0.004);
		json.putArray("ci95").add(d - 0.045).add(d + 0.045);
		json.set("gate", object().put("name", "pseudo_dendrite").put("status", "pass").put("D", 0.01)
			.set("ci99", JsonNodeFactory.instance.arrayNode().add(-0.03).add(0.05)));
		json.set("n", object().put("animals", 6).put("neurons", 47).put("left_out", 1).put("sessions", 30)
			.put("pairs", 5940));
		json.set("leave_one_out", object().put("D", 0.95 * d).put("p_role_permutation", 0.0001).put("p_animal", 0.003));
		json.set("gain_adjusted", object().put("D", 1.02 * d).put("p_role_permutation", 0.0001).put("p_animal", 0.002));
		json.set("network_adjusted", object().put("D", 0.9 * d).put("p_role_permutation", 0.0001).put("p_animal", 0.004));
		json.set("naive_ols", object().put("D", 1.3 * d).put("p_animal", 0.0003).put("biased", true));
		json.putObject("published_style").put("would_have_said", "opposing").put("p_difference", 1e-9).put("biased", true)
			.<ObjectNode>set("p_plus", object().put("neurons", 30).put("mean_sd", 0.284).put("p", 2e-5))
			.set("p_minus", object().put("neurons", 29).put("mean_sd", -0.127).put("p", 0.0033));
		return json;
	}

	/** What a full test adds, and a perturbation. */
	private static void details(final ObjectNode opposing) {
		estimate(opposing.putObject("mixed_model"), 0.158).put("df", 5.1).put("p", 0.001).put("random_effects",
			"correlated");
		estimate(opposing.putObject("bootstrap"), 0.16);
		opposing.put("hedges_g", 2.1);
		estimate(opposing.putArray("sensitivity").addObject().put("kappa", 0.05).put("role_dependent", true), 0.15);
		final var controls = opposing.putArray("controls");
		estimate(controls.addObject().put("name", "scrambled_pairing"), 0.45).put("correlation", 0.02)
			.put("as_expected", true)
			.put("meaning", "Each dendrite beside the soma of another neuron.");
		estimate(controls.addObject().put("name", "circular_shift"), 0.11).put("as_expected", false)
			.put("meaning", "Each dendrite half a session away.");
		opposing.putObject("perturbation").putObject("light").put("reading",
			"Light changed the difference between the roles.");
	}

	private static ObjectNode estimate(final ObjectNode json, final double d) {
		json.put("D", d).put("p_animal", 0.002).put("p_role_permutation", 0.001);
		json.putArray("ci95").add(d - 0.05).add(d + 0.05);
		return json;
	}

	private static void conditions(final ObjectNode opposing) {
		opposing.put("vectorized", false);
		final var conditions = opposing.putArray("conditions");
		for (final String name : List.of("network_information", "reward_modulation", "opposing_sign")) {
			conditions.addObject().put("condition", name).put("p", 0.011).put("p_holm", 0.044).put("met", true)
				.put("sentence", "Found: " + name + ".").set("numbers", object().put("r2_dendrite", 0.123));
		}
		conditions.addObject().put("condition", "learning_prediction").putNull("p").putNull("p_holm").put("met", false)
			.put("sentence", "It needs <two> days.");
	}

	/** The somata of the first animal moved more in hits, in every session; neurons of all fired more. */
	private void motionOutcomes() {
		final List<MotionOutcomesCsv.Row> rows = new ArrayList<>();
		for (int a = 0; a < ANIMALS; a++) {
			for (int s = 0; s < SESSIONS; s++) {
				for (final String plane : PLANES) {
					final boolean moved = a == 0 && plane.equals("soma");
					rows.add(new MotionOutcomesCsv.Row(animalId(a), sessionId(s), plane, new OutcomeDependence.Result(
						"displacement_px", 20, 22, moved ? 0.31 : 0.02, 0.2, moved ? 1e-4 : 0.4, moved ? 2e-4 : 0.8)));
					rows.add(new MotionOutcomesCsv.Row(animalId(a), sessionId(s), plane, new OutcomeDependence.Result(
						"shape_change", 20, 22, 0.015, 0.01, 1e-4, 2e-4)));
				}
			}
		}
		MotionOutcomesCsv.write(folder, rows);
	}

	/** A bump after the outcome, up in P+ and down in P−, with a cluster in their difference. */
	private void periEvent() {
		try (CsvOut table = new CsvOut(folder.resolve("peri_event.csv"), "time_s", "role", "mean", "se", "p_cluster")) {
			for (final String role : List.of("P+", "neutral", "P-", "all", "P+ minus P-")) {
				for (int i = 0; i < 70; i++) {
					final double timeS = -1.95 + 0.1 * i;
					final double bump = timeS > 0 ? Math.exp(-Math.pow(timeS - 0.8, 2) / 0.3) : 0;
					final double size = role.equals("P+") ? 0.1 : role.equals("P-") ? -0.1 : role.equals("P+ minus P-") ? 0.2 : 0;
					table.row(timeS, role, size * bump + 0.01 * random.nextGaussian(), 0.02,
						role.equals("P+ minus P-") && bump > 0.3 ? 0.03125 : Double.NaN);
				}
			}
		}
	}

	private void pairs() {
		final List<String> header = new ArrayList<>(List.of("animal", "session", "day", "neuron", "role", "trial",
			"outcome", "time_s", "window", "kind"));
		for (int p = 1; p <= 5; p++) {
			for (int t = 1; t <= 4; t++) {
				header.add("soma_" + p + t);
			}
		}
		for (int t = 1; t <= 4; t++) {
			header.add("dendrite_" + t);
		}
		try (CsvOut table = new CsvOut(folder.resolve("pairs.csv"), header.toArray(String[]::new))) {
			for (int a = 0; a < ANIMALS; a++) {
				for (int s = 0; s < SESSIONS; s++) {
					for (int k = 0; k < TRIALS; k++) {
						trial(table, a, s, k);
					}
				}
			}
		}
	}

	private void trial(final CsvOut table, final int a, final int s, final int k) {
		final boolean hit = random.nextDouble() < 0.3 + 0.08 * s;
		for (int n = 0; n < NEURONS; n++) {
			final double soma = Math.exp(0.6 * random.nextGaussian());
			final Object[] row = new Object[34];
			System.arraycopy(new Object[] {animalId(a), sessionId(s), s + 1, neuron(n), role(n), k, hit ? "hit" : "miss",
				8.0 * (k + 1), "post", "tuft"}, 0, row, 0, 10);
			for (int i = 10; i < 34; i++) {
				row[i] = i < 30 ? soma + 0.3 * random.nextGaussian()
					: 0.8 * soma + 0.2 * random.nextGaussian() + (hit ? 0.08 * sign(n) : 0);
			}
			table.row(row);
		}
	}
}
