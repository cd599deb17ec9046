package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.apical.InvalidInputException;
import org.apical.io.text.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Tables of pairs that lack something, from the command line to the result: never a stack trace. */
class BadPairsTest {

	private static final int ANIMAL = 0;
	private static final int SESSION = 1;
	private static final int NEURON = 3;
	private static final int ROLE = 4;
	private static final int TRIAL = 5;

	@TempDir
	private Path folder;

	/** Neurons that are left out of the table as it is. */
	private static int leftOut;

	private List<String> header;
	private List<String[]> rows;

	@BeforeEach
	void read() throws IOException {
		final List<String> lines =
			Files.readAllLines(Path.of("src/test/resources/org/apical/signal/pairs-nothing.csv"));
		header = List.of(lines.get(0).split(","));
		rows = new ArrayList<>(lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList());
		assertEquals(List.of("animal", "session", "neuron", "role", "trial"), List.of(header.get(ANIMAL),
			header.get(SESSION), header.get(NEURON), header.get(ROLE), header.get(TRIAL)));
	}

	@BeforeAll
	static void testTheTableAsItIs(@TempDir final Path folder) {
		leftOut = test(Path.of("src/test/resources/org/apical/signal/pairs-nothing.csv"), folder, false).get("n")
			.get("left_out").asInt();
	}

	private JsonNode test() throws IOException {
		return test(false);
	}

	private JsonNode testInFull() throws IOException {
		return test(true);
	}

	private JsonNode test(final boolean full) throws IOException {
		final List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
		rows.forEach(row -> lines.add(String.join(",", row)));
		return test(Files.write(folder.resolve("pairs.csv"), lines), folder.resolve("results"), full);
	}

	private static JsonNode test(final Path table, final Path results, final boolean full) {
		final List<String> arguments = new ArrayList<>(List.of(table.toString(), "--out", results.toString()));
		if (full) {
			arguments.add("--full");
		}
		final int status = new CommandLine(new TestCommand()).setOut(new PrintWriter(new StringWriter()))
			.setExecutionExceptionHandler((e, line, parsed) -> {
				throw e;
			}).execute(arguments.toArray(String[]::new));
		assertEquals(0, status);
		return Json.read(results.resolve(table.getFileName().toString().replace(".csv", "")).resolve("opposing.json"));
	}

	private String refused() {
		final String message = assertThrows(InvalidInputException.class, () -> {
			final List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
			rows.forEach(row -> lines.add(String.join(",", row)));
			final TestCommand command = new TestCommand();
			new CommandLine(command).parseArgs(Files.write(folder.resolve("pairs.csv"), lines).toString(), "--out",
				folder.resolve("results").toString());
			command.call();
		}).getMessage();
		assertFalse(Files.exists(folder.resolve("results")));
		return message.replace(folder.resolve("pairs.csv").toString(), "pairs.csv");
	}

	private static Predicate<String[]> ofNeuron(final String animal, final String neuron) {
		return row -> row[ANIMAL].equals(animal) && row[NEURON].equals(neuron);
	}

	private void change(final Predicate<String[]> which, final UnaryOperator<String[]> change) {
		rows.replaceAll(row -> which.test(row) ? change.apply(row) : row);
	}

	private String[] withSoma(final String[] row, final String amplitude) {
		final String[] changed = row.clone();
		for (int i = 0; i < changed.length; i++) {
			changed[i] = header.get(i).startsWith("soma_") ? amplitude : changed[i];
		}
		return changed;
	}

	@Test
	void withoutARoleNothingCanBeTestedAndTheReasonNamesIt() throws IOException {
		rows.removeIf(row -> row[ROLE].equals("P-"));
		final JsonNode json = testInFull();
		assertEquals("untestable", json.get("verdict").asText());
		assertTrue(json.get("reason").asText().startsWith("There are no P- neurons"), json.get("reason").asText());
		assertTrue(json.get("D").isNull() && json.get("p_animal").isNull());
	}

	@Test
	void fiveAnimalsHaveNumbersAndTheSmallestProbabilityThatFiveCanReach() throws IOException {
		rows.removeIf(row -> row[ANIMAL].equals("m06"));
		final JsonNode json = test();
		assertEquals("untestable", json.get("verdict").asText());
		assertTrue(
			json.get("reason").asText()
				.contains("; 5 of the 5 animals here have them, and there D = "),
			json.get("reason").asText());
		assertTrue(json.get("D").isNumber() && json.get("p_sign_flip").asDouble() >= 0.0625);
	}

	@Test
	void oneAnimalHasNoErrorOverAnimals() throws IOException {
		rows.removeIf(row -> !row[ANIMAL].equals("m01"));
		final JsonNode json = testInFull();
		assertEquals("untestable", json.get("verdict").asText());
		assertTrue(json.get("D").isNumber() && json.get("p_animal").isNull() && json.get("D_se").isNull());
	}

	@Test
	void aNeuronWithTwoTrialsIsLeftOutAndSaid() throws IOException {
		rows.removeIf(ofNeuron("m01", "n000").and(row -> !row[SESSION].equals(rows.get(0)[SESSION])
			|| Integer.parseInt(row[TRIAL]) > 2));
		final JsonNode json = test();
		assertEquals(leftOut + 1, json.get("n").get("left_out").asInt());
		assertTrue(json.get("warnings").toString().contains("not estimable and were left out"));
	}

	@Test
	void aSomaThatNeverChangesIsLeftOut() throws IOException {
		change(ofNeuron("m01", "n000"), row -> withSoma(row, "1.25"));
		assertEquals(leftOut + 1, testInFull().get("n").get("left_out").asInt());
	}

	@Test
	void onePixelPartMakesTheGateUnavailable() throws IOException {
		final List<String> kept = header.stream().filter(column -> !column.matches("soma_[2-5].")).toList();
		final int[] places = kept.stream().mapToInt(header::indexOf).toArray();
		rows.replaceAll(row -> Arrays.stream(places).mapToObj(place -> row[place]).toArray(String[]::new));
		header = kept;
		final JsonNode json = test();
		assertEquals("unavailable", json.get("gate").get("status").asText());
		assertTrue(json.get("warnings").toString().contains("without pixel parts"));
	}

	@Test
	void rowsThatMissAReplicateAreLeftOutAndCounted() throws IOException {
		final int all = rows.size();
		change(row -> row[TRIAL].equals("3"), row -> {
			final String[] changed = row.clone();
			changed[header.indexOf("soma_23")] = "";
			return changed;
		});
		final JsonNode n = test().get("n");
		assertEquals(all / 20, n.get("pairs_left_out").asInt());
		assertEquals(all - all / 20, n.get("pairs").asInt());
	}

	@Test
	void aNeuronWithoutAnyCompleteRowIsNotThere() throws IOException {
		change(ofNeuron("m01", "n000"), row -> withSoma(row, ""));
		assertEquals(65, test().get("n").get("neurons").asInt());
	}

	@Test
	void whatIsNoNumberIsRefusedWithItsLine() {
		rows.get(4)[header.indexOf("dendrite_2")] = "NaN";
		assertEquals("pairs.csv line 6: dendrite_2 is 'NaN', not a number; leave the cell empty where the value is missing",
			refused());
	}

	@Test
	void aRowThatIsThereTwiceIsRefused() {
		rows.add(rows.get(0).clone());
		final String[] row = rows.get(0);
		assertEquals("pairs.csv line " + (rows.size() + 1) + ": neuron " + row[ANIMAL] + "/" + row[NEURON]
			+ " is there twice in trial " + row[ANIMAL] + "/" + row[SESSION] + "/" + row[TRIAL], refused());
	}

	@Test
	void aRoleThatChangesBetweenDaysIsRefused() {
		change(ofNeuron("m01", "n000").and(row -> row[SESSION].equals("d02")), row -> {
			final String[] changed = row.clone();
			changed[ROLE] = "neutral";
			return changed;
		});
		final String message = refused();
		assertTrue(message.contains(": role of neuron m01/n000 is 'neutral' but was 'P+' above"), message);
		assertTrue(message.lines().count() <= 20, message);
	}
}
