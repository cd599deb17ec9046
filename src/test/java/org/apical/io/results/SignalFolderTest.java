package org.apical.io.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.io.tables.PairsCsv;
import org.apical.io.text.Json;
import org.apical.signal.controls.Perturbation;
import org.apical.signal.pairs.PairTable;
import org.apical.signal.power.PowerOfStudy;
import org.apical.signal.roles.GroupDifference;
import org.apical.signal.verdict.OpposingResult;
import org.apical.signal.verdict.OpposingTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalFolderTest {

	private static final List<String> PROMISED = List.of("verdict", "reason", "window", "estimator", "role_dependent",
		"opposing_raw", "opposing_neutral_referenced", "D", "D_se", "ci95", "D_sd", "p_role_permutation", "p_animal",
		"p_sign_flip", "mean_p_plus", "p_plus", "mean_p_minus", "p_minus", "mean_neutral", "gate", "n", "leave_one_out",
		"gain_adjusted", "network_adjusted", "warnings", "naive_ols", "published_style", "windows");

	@TempDir
	private Path folder;

	private static PairTable example() {
		try {
			final Path file = Path.of(SignalFolderTest.class.getResource("/org/apical/signal/pairs-nothing.csv").toURI());
			final Problems problems = new Problems();
			final PairTable table = PairsCsv.read(file, file.toString(), problems);
			problems.throwIfAny();
			return table;
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private static PairTable table;
	private static OpposingResult result;
	private static Optional<PowerOfStudy> power;

	@BeforeAll
	static void testOnce() {
		table = example();
		result = OpposingTest.run(table, OpposingTest.Parameters.defaults(), true, Progress.NONE);
		power = PowerOfStudy.of(result, Progress.NONE);
	}

	@Test
	void theJsonHasEveryKeyThatIsPromised() {
		SignalFolder.write(folder, table, result, power, Optional.empty());
		final JsonNode json = Json.read(folder.resolve("opposing.json"));
		final List<String> missing = new ArrayList<>(PROMISED);
		missing.removeIf(json::has);
		assertEquals(List.of(), missing);
		assertEquals("[\"name\",\"status\",\"D\",\"ci99\"]", keys(json.get("gate")));
		assertEquals("[\"animals\",\"neurons\",\"left_out\",\"sessions\",\"pairs\",\"pairs_left_out\","
			+ "\"photostimulated\",\"by_animal\"]", keys(json.get("n")));
		assertEquals(66, json.get("n").get("neurons").asInt());
		assertEquals(30, json.get("n").get("sessions").asInt());
		assertEquals(6600, json.get("n").get("pairs").asInt());
		assertEquals(-0.0577686218, json.get("D").asDouble());
		assertTrue(json.get("naive_ols").get("biased").asBoolean());
		assertEquals("[\"would_have_said\",\"p_plus\",\"p_minus\",\"p_difference\",\"biased\"]",
			keys(json.get("published_style")));
		assertEquals("role-dependent", json.get("published_style").get("would_have_said").asText());
		assertEquals("[\"D\",\"D_se\",\"ci95\",\"df\",\"p\",\"random_effects\"]", keys(json.get("mixed_model")));
		assertEquals("[\"ci95\",\"samples\"]", keys(json.get("bootstrap")));
		assertTrue(json.get("hedges_g").isNumber());
		assertEquals("scrambled_pairing", json.get("controls").get(0).get("name").asText());
		assertTrue(json.get("controls").get(0).has("D") && json.get("controls").get(0).has("meaning"));
		assertEquals(0.05, json.get("sensitivity").get(1).get("kappa").asDouble());
		assertEquals(json.get("D"), json.get("sensitivity").get(0).get("D"));
		assertEquals(
			"[\"probability\",\"detectable_d_sd\",\"detectable_opposing_d_sd\",\"gate_passed\",\"animals_needed\"]",
			keys(json.get("power")));
		assertEquals("[\"d_sd\",\"role_dependent\",\"opposing\"]", keys(json.get("power").get("animals_needed").get(0)));
	}

	private static String keys(final JsonNode json) {
		final List<String> keys = new ArrayList<>();
		json.fieldNames().forEachRemaining(key -> keys.add('"' + key + '"'));
		return "[" + String.join(",", keys) + "]";
	}

	@Test
	void whatIsReadIsWrittenAgainToTheSameBytes() throws IOException {
		SignalFolder.write(folder, table, result, power, Optional.empty());
		final Path again = folder.resolve("again");
		final OpposingResult read = SignalFolder.read(folder);
		SignalFolder.write(again, SignalFolder.readPairs(folder), read, power, Optional.empty());
		for (final String file : List.of("pairs.csv", "modulation.csv", "opposing.json")) {
			assertEquals(Files.readString(folder.resolve(file)), Files.readString(again.resolve(file)), file);
		}
	}

	@Test
	void aPerturbationIsReadAsItWasWritten() {
		final OpposingResult plain = result;
		final Perturbation.Group one = new Perturbation.Group("control", List.of("m1", "m2"), List.of(0.01, 0.02));
		final Perturbation perturbation = new Perturbation(
			Optional.of(new Perturbation.Light(12, plain.primary().contrast(), plain.primary().leaveOneOut(),
				plain.primary().gainAdjusted(), new Perturbation.Shift(-0.1, -0.2, 0, 0.04),
				new Perturbation.Shift(0, -0.1, 0.1, 0.5), 0.01, "light")),
			Optional.of(new Perturbation.Learning(List.of(one, one),
				Optional.of(new GroupDifference(0.01, -0.01, 0.03, 3.5, 0.2, 0.25)), "learning")));
		SignalFolder.writeResult(folder, new OpposingResult(plain.primary(), List.of(), List.of(), List.of(),
			Optional.of(perturbation)), Optional.empty(), Optional.empty());
		final Perturbation read = SignalFolder.read(folder).perturbation().orElseThrow();
		assertEquals(perturbation.learning(), read.learning());
		final Perturbation.Light light = read.light().orElseThrow();
		assertEquals(12, light.trials());
		assertEquals(new Perturbation.Shift(-0.1, -0.2, 0, 0.04), light.dendrite());
		assertEquals(0.01, light.pEquivalence());
		assertEquals(plain.primary().gainAdjusted().d(), light.difference().d(), 1e-9);
	}

	@Test
	void theModulationsAreInTheOrderAndColumnsPromised() throws IOException {
		SignalFolder.write(folder, table, result, power, Optional.empty());
		final List<String> lines = Files.readAllLines(folder.resolve("modulation.csv"));
		assertTrue(lines.get(0).startsWith("animal,neuron,role,window,estimator,modulation,se,pairs,used"), lines.get(0));
		assertTrue(lines.get(1).startsWith("m01,n000,P+,,replicate_moments,0.0563252695,0.0993734101,100,1"), lines.get(1));
		assertEquals(1 + 66 * 13, lines.size());
	}
}
