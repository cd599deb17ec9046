package org.apical.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apical.image.Images;
import org.apical.io.CsvOut;
import org.apical.io.Json;
import org.apical.io.MotionOutcomesCsv;
import org.apical.io.Npy;
import org.apical.io.StudyJson;
import org.apical.io.TiffImage;
import org.apical.signal.OutcomeDependence;
import org.apical.study.Animal;
import org.apical.study.Neuron;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.study.Trial;

/** Writes a result folder that looks as one of a small study with an opposing signal would, without any analysis. */
final class FakeResults {

	static final int ANIMALS = 6;
	static final int SESSIONS = 5;
	static final int NEURONS = 11;
	private static final int SIDE_PX = 160;
	private static final int FRAMES = 1500;
	private static final double RATE_HZ = 10;
	private static final int TRIALS = 18;
	private static final List<String> PLANES = List.of("soma", "tuft");
	private static final List<String> WINDOWS = List.of("pre", "post", "late");

	private final Path root;
	private final Random random = new Random(7);

	private FakeResults(final Path root) {
		this.root = root;
	}

	/** Everything that {@code run} writes, as far as the page reads it. */
	static void writeAll(final Path root) {
		final FakeResults fake = new FakeResults(root);
		fake.study();
		for (int a = 0; a < ANIMALS; a++) {
			fake.animal(a);
		}
		fake.signal(root.resolve("signal"), "P+ and P- neurons receive opposing signals: D = 0.16 ΔF/F·s, 95 % CI 0.12 to"
			+ " 0.20, over 6 animals.");
		fake.motionOutcomes();
		fake.periEvent();
		fake.pairs();
		fake.learning();
		fake.scores();
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
						"shape_change", 20, 22, 0.02, 0.01, 1e-4, 2e-4)));
				}
			}
		}
		MotionOutcomesCsv.write(root.resolve("signal"), rows);
	}

	/** What {@code apical test} writes. */
	static void writeTest(final Path root, final String reason) {
		new FakeResults(root).signal(root, reason);
	}

	static String animalId(final int a) {
		return "m0" + (a + 1);
	}

	static String sessionId(final int s) {
		return "d0" + (s + 1);
	}

	static String role(final int neuron) {
		return neuron < 4 ? "P+" : neuron < 8 ? "P-" : "neutral";
	}

	private static double sign(final int neuron) {
		return neuron < 4 ? 1 : neuron < 8 ? -1 : 0;
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}

	private void study() {
		final List<Animal> animals = new ArrayList<>();
		for (int a = 0; a < ANIMALS; a++) {
			final List<Neuron> neurons = IntStream.range(0, NEURONS).mapToObj(n -> new Neuron(neuron(n),
				Role.of(role(n)).orElseThrow(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), ""))
				.toList();
			final Optional<String> indicator = a == 1 ? Optional.empty() : Optional.of("jGCaMP7f");
			animals.add(new Animal(animalId(a), Optional.empty(), Optional.empty(), indicator, neurons, sessionId(1),
				IntStream.range(0, SESSIONS).mapToObj(this::session).toList()));
		}
		StudyJson.write(root.resolve("study.json"), new Study("demo-vectorized", animals), root);
	}

	private Session session(final int s) {
		final List<Trial> trials = new ArrayList<>();
		for (int k = 0; k < TRIALS; k++) {
			trials.add(new Trial(k, 8 * k + 1, 8 * k + 8, Outcome.values()[random.nextInt(8) / 3], 8 * k + 8, Double.NaN,
				Double.NaN, false));
		}
		return new Session(sessionId(s), s + 1, Optional.empty(), trials, List.of(), Optional.empty(), Optional.empty());
	}

	private void animal(final int a) {
		final Path animal = root.resolve(animalId(a));
		final double[][] centres = new double[NEURONS][2];
		for (int n = 0; n < NEURONS; n++) {
			centres[n] = new double[] {20 + 120 * ((n * 0.618) % 1), 18 + 124.0 * n / NEURONS};
		}
		try (CsvOut align = new CsvOut(animal.resolve("align/align.csv"), "session", "plane", "m00", "m01", "m02", "m10",
			"m11", "m12", "warp_max_px", "correlation", "status");
			CsvOut compartments = new CsvOut(animal.resolve("match/compartments.csv"), "compartment", "neuron", "kind",
				"session", "plane", "roi", "x_px", "y_px", "area_px", "snr", "link_confidence", "match_confidence", "status",
				"note"))
		{
			for (int s = 0; s < SESSIONS; s++) {
				final double dx = s == 1 ? 0 : 6 * random.nextGaussian();
				final double dy = s == 1 ? 0 : 6 * random.nextGaussian();
				for (final String plane : PLANES) {
					align.row(sessionId(s), plane, 1.0, 0.0, dx, 0.0, 1.0, dy, 0.0, 0.8,
						a == 3 && s == 4 && plane.equals("tuft") ? "failed" : a == 4 && s == 2 ? "weak" : "ok");
					motion(animal.resolve(sessionId(s)).resolve("motion").resolve(plane), centres, dx, dy, plane);
					compartments(compartments, a, s, plane, centres, dx, dy);
				}
			}
		}
		if (a == 0) {
			traces(animal.resolve(sessionId(1)).resolve("trace"), a, 1);
		}
	}

	private void compartments(final CsvOut table, final int a, final int s, final String plane, final double[][] centres,
		final double dx, final double dy)
	{
		if (a == 1 && plane.equals("tuft")) {
			table.row("unowned-1-tuft", "", plane, sessionId(s), plane, "77", 20, 20, 60, 5, 0.62, 0.99, "unknown",
				"nobody's for sure, likeliest n03's");
		}
		for (int n = 0; n < NEURONS; n++) {
			final String status = plane.equals("tuft") && (n + s + a) % 13 == 0 ? "forced" : n == 10 && s == 3 ? "unknown"
				: "matched";
			table.row(neuron(n) + "-" + plane, neuron(n), plane, sessionId(s), plane,
				status.equals("matched") ? neuron(n) : "", centres[n][0] + dx, centres[n][1] + dy,
				plane.equals("soma") ? 110 : 60, 4 + 3 * random.nextDouble(), 0.95, 0.97, status,
				status.equals("unknown") ? "it lies outside the <image>" : "");
		}
	}

	static String neuron(final int n) {
		return String.format("n%02d", n);
	}

	private void motion(final Path folder, final double[][] centres, final double dx, final double dy,
		final String plane)
	{
		double x = 0;
		double y = 0;
		double squares = 0;
		try (CsvOut motion = new CsvOut(folder.resolve("motion.csv"), "frame", "time_s", "dx_px", "dy_px", "correlation",
			"valid"))
		{
			for (int t = 0; t < FRAMES; t++) {
				x = 0.97 * x + 0.25 * random.nextGaussian();
				y = 0.97 * y + 0.18 * random.nextGaussian() + (t % 400 == 200 ? 3 : 0);
				squares += x * x + y * y;
				motion.row(t, t / RATE_HZ, x, y, 0.8 + 0.02 * random.nextGaussian(), true);
			}
		}
		Json.write(folder.resolve("quality.json"), object().put("frames", FRAMES).put("invalid_frames", random.nextInt(30))
			.put("correlation_before", 0.55).put("correlation_after", 0.82)
			.put("crispness_before", 4.0).put("crispness_after", 5.0).put("deformation_rms_px", 0.4)
			.put("displacement_rms_px", Math.sqrt(squares / FRAMES)));
		try (CsvOut drift = new CsvOut(folder.resolve("drift.csv"), "first_frame", "time_s", "focus", "shape_change",
			"depth_slices", "depth_um", "stack_correlation"))
		{
			for (int t = 0; t < FRAMES; t += 16) {
				drift.row(t, t / RATE_HZ, 1.01, 0.2 * t / FRAMES, null, null, null);
			}
		}
		TiffImage.write(folder.resolve("mean.tif"), Images.of(image(centres, dx, dy, plane), SIDE_PX, SIDE_PX));
		manifest(folder, "motion", object().put("max_shift_px", 20).put("template_frames", 200));
	}

	private void manifest(final Path folder, final String stage, final ObjectNode parameters) {
		final ObjectNode manifest = object().put("stage", stage).put("stage_version", 1)
			.put("apical", "0.1.0").put("java", "17.0.1");
		manifest.set("settings", object().set(stage.equals("signal") ? "test" : "parameters", parameters));
		Json.write(folder.resolve("manifest.json"), manifest);
	}

	private float[] image(final double[][] centres, final double dx, final double dy, final String plane) {
		final float[] image = new float[SIDE_PX * SIDE_PX];
		final double width = plane.equals("soma") ? 18 : 8;
		for (int i = 0; i < image.length; i++) {
			double value = 60 + 5 * random.nextGaussian();
			for (final double[] centre : centres) {
				final double x = i % SIDE_PX - centre[0] - dx;
				final double y = i / SIDE_PX - centre[1] - dy;
				value += 90 * Math.exp(-(x * x + y * y) / (2 * width));
			}
			image[i] = (float) value;
		}
		return image;
	}

	private void traces(final Path folder, final int a, final int s) {
		final float[][] dff = new float[2 * NEURONS][FRAMES];
		final float[][] times = new float[2 * NEURONS][FRAMES];
		try (CsvOut events = new CsvOut(folder.resolve("events.csv"), "compartment", "time_s", "amplitude_dff_s", "snr")) {
			for (int n = 0; n < NEURONS; n++) {
				double soma = 0;
				double tuft = 0;
				for (int t = 0; t < FRAMES; t++) {
					soma *= 0.85;
					tuft *= 0.85;
					if (random.nextDouble() < 0.035) {
						final double size = Math.exp(0.5 * random.nextGaussian());
						soma += size;
						tuft += 0.7 * size;
						events.row(neuron(n) + "-soma", t / RATE_HZ, size, 5.0);
						events.row(neuron(n) + "-tuft", t / RATE_HZ + 0.03, 0.7 * size, 4.0);
					}
					dff[n][t] = (float) (soma + 0.1 * random.nextGaussian());
					dff[NEURONS + n][t] = (float) (tuft + 0.15 * random.nextGaussian());
					times[n][t] = (float) (t / RATE_HZ);
					times[NEURONS + n][t] = (float) (t / RATE_HZ + 0.033);
				}
			}
		}
		Npy.writeFloats(folder.resolve("dff.npy"), dff, FRAMES);
		Npy.writeFloats(folder.resolve("times.npy"), times, FRAMES);
	}

	/** What a full test adds, and a perturbation. */
	private static void details(final ObjectNode opposing) {
		estimate(opposing.putObject("mixed_model"), 0.158).put("df", 5.1).put("p", 0.001).put("random_effects", "correlated");
		estimate(opposing.putObject("bootstrap"), 0.16);
		opposing.put("hedges_g", 2.1);
		estimate(opposing.putArray("sensitivity").addObject().put("kappa", 0.05).put("role_dependent", true), 0.15);
		final var controls = opposing.putArray("controls");
		estimate(controls.addObject().put("name", "scrambled_pairing"), 0.45).put("correlation", 0.02).put("as_expected", true)
			.put("meaning", "Each dendrite beside the soma of another neuron.");
		estimate(controls.addObject().put("name", "circular_shift"), 0.11).put("as_expected", false)
			.put("meaning", "Each dendrite half a session away.");
		opposing.putObject("perturbation").putObject("light").put("reading", "Light changed the difference between the roles.");
	}

	private static ObjectNode estimate(final ObjectNode json, final double d) {
		json.put("D", d).put("p_animal", 0.002).put("p_role_permutation", 0.001);
		json.putArray("ci95").add(d - 0.05).add(d + 0.05);
		return json;
	}

	private void signal(final Path folder, final String reason) {
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

	/** A bump after the outcome, up in P+ and down in P−, with a cluster in their difference. */
	private void periEvent() {
		try (CsvOut table = new CsvOut(root.resolve("signal/peri_event.csv"), "time_s", "role", "mean", "se", "p_cluster")) {
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
		return json;
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
		try (CsvOut table = new CsvOut(root.resolve("signal/pairs.csv"), header.toArray(String[]::new))) {
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

	private void learning() {
		try (CsvOut days = new CsvOut(root.resolve("learning/days.csv"), "animal", "neuron", "role", "day", "activity_1",
			"activity_2", "activity_se", "signal_1", "signal_2", "signal_se", "error", "hit_rate");
			CsvOut models = new CsvOut(root.resolve("learning/models.csv"), "animal", "model", "family", "log_likelihood",
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
		Json.write(root.resolve("learning/learning.json"), learning);
	}

	private void predictions() {
		try (CsvOut out = new CsvOut(root.resolve("learning/predictions.csv"), "animal", "neuron", "role", "day",
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

	private void scores() {
		try (CsvOut scores = new CsvOut(root.resolve("scores.csv"), "stage", "measure", "value", "unit", "limit", "pass")) {
			scores.row("motion", "RMS error of the displacement", 0.21, "px", 0.5, true);
			scores.row("match", "recall of tufts", 0.76, "1", 0.8, false);
			scores.row("signal", "slope of M on its truth", 0.98, "1", null, null);
		}
	}
}
