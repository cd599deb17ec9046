package org.apical.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apical.io.study.StudyJson;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Json;
import org.apical.study.Animal;
import org.apical.study.Neuron;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.study.Trial;

/** A result folder that looks as one of a small study with an opposing signal would, without any analysis. */
public final class FakeResults {

	static final int ANIMALS = 6;
	static final int SESSIONS = 5;
	static final int NEURONS = 11;
	static final int TRIALS = 18;
	static final List<String> PLANES = List.of("soma", "tuft");

	private final Path root;
	private final Random random;

	private FakeResults(final Path root, final Random random) {
		this.root = root;
		this.random = random;
	}

	/** Everything that {@code run} writes, as far as the page reads it. */
	public static void writeAll(final Path root) {
		final Random random = new Random(7);
		final FakeResults fake = new FakeResults(root, random);
		fake.study();
		final FakeImaging imaging = new FakeImaging(root, random);
		for (int a = 0; a < ANIMALS; a++) {
			imaging.write(a);
		}
		new FakeSignal(root.resolve("signal"), random).write();
		new FakeLearning(root.resolve("learning"), random).write();
		fake.scores();
	}

	/** What {@code apical test} writes. */
	static void writeTest(final Path root, final String reason) {
		new FakeSignal(root, new Random(7)).test(reason);
	}

	static String animalId(final int a) {
		return "m0" + (a + 1);
	}

	static String sessionId(final int s) {
		return "d0" + (s + 1);
	}

	static String neuron(final int n) {
		return String.format("n%02d", n);
	}

	static String role(final int neuron) {
		return neuron < 4 ? "P+" : neuron < 8 ? "P-" : "neutral";
	}

	static double sign(final int neuron) {
		return neuron < 4 ? 1 : neuron < 8 ? -1 : 0;
	}

	static ObjectNode object() {
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

	static void manifest(final Path folder, final String stage, final ObjectNode parameters) {
		final ObjectNode manifest = object().put("stage", stage).put("stage_version", 1)
			.put("apical", "0.1.0").put("java", "17.0.1");
		manifest.set("settings", object().set(stage.equals("signal") ? "test" : "parameters", parameters));
		Json.write(folder.resolve("manifest.json"), manifest);
	}

	private void scores() {
		try (CsvOut scores = new CsvOut(root.resolve("scores.csv"), "stage", "measure", "value", "unit", "limit", "pass")) {
			scores.row("motion", "RMS error of the displacement", 0.21, "px", 0.5, true);
			scores.row("match", "recall of tufts", 0.76, "1", 0.8, false);
			scores.row("signal", "slope of M on its truth", 0.98, "1", null, null);
		}
	}
}
