package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandTest {

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();

	private int run(final Object command, final Object... arguments) {
		final CommandLine line = new CommandLine(command).setOut(new PrintWriter(out))
			.setErr(new PrintWriter(new StringWriter())).setExecutionExceptionHandler((e, l, parsed) -> {
				throw e;
			});
		final String[] texts = new String[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return line.execute(texts);
	}

	private String refused(final String... arguments) {
		final PlanCommand command = new PlanCommand();
		new CommandLine(command).parseArgs(arguments);
		return assertThrows(InvalidInputException.class, command::call).getMessage();
	}

	/** The folder of the results of an example table. */
	private Path tested() {
		try {
			final Path table = Path.of(getClass().getResource("/org/apical/signal/pairs-nothing.csv").toURI());
			run(new TestCommand(), table, "--out", folder);
			return folder.resolve("pairs-nothing");
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void theTableIsPrintedAndWritten() throws IOException {
		assertEquals(0, run(new PlanCommand(), "--animals", "6,10", "--effect-sd", ".17,.35", "--studies", 1000, "--out",
			folder.resolve("plan")));
		assertTrue(out.toString().contains("5 P+ and 5 P− neurons per animal, 10 days of 40 trials"), out.toString());
		assertTrue(out.toString().contains("\n      6       0.17           0.6"), out.toString());
		final List<String> rows = Files.readAllLines(folder.resolve("plan/plan.csv"));
		assertEquals("animals,effect_sd,effect_dff_s,role_dependent,opposing,gate_passed,detectable_sd,"
			+ "detectable_opposing_sd,animals_needed,animals_needed_opposing", rows.get(0));
		assertEquals(5, rows.size());
		assertTrue(rows.get(1).startsWith("6,0.17,0.0782,0.6"), rows.get(1));
		assertTrue(rows.get(4).startsWith("10,0.35,0.161,0.9"), rows.get(4));
		assertTrue(rows.get(4).endsWith(",6,6"), rows.get(4));
	}

	@Test
	void theSameCommandGivesTheSameTable() throws IOException {
		for (final String name : new String[] {"one", "two"}) {
			run(new PlanCommand(), "--studies", 1000, "--out", folder.resolve(name));
		}
		assertEquals(Files.readString(folder.resolve("one/plan.csv")), Files.readString(folder.resolve("two/plan.csv")));
	}

	@Test
	void aTestedStudyGivesItsSizeAndNoise() {
		final Path results = tested();
		assertEquals(0, run(new PlanCommand(), "--from", results, "--studies", 1000, "--effect-sd", "0.35"));
		assertTrue(out.toString().contains("4 P+ and 4 P− neurons per animal, 5 days of 20 trials. SD_r 0.479"),
			out.toString());
		assertEquals(0, run(new PlanCommand(), "--from", results, "--studies", 1000, "--effect-sd", "0.35", "--trials",
			80, "--cells", 6));
		assertTrue(out.toString().contains("6 P+ and 6 P− neurons per animal, 5 days of 80 trials. SD_r 0.479"),
			out.toString());
	}

	@Test
	void aFolderWithoutAResultIsNamed() throws IOException {
		assertTrue(refused("--from", folder.toString()).startsWith(folder + ": has no opposing.json"));
		final Path results = tested();
		Files.writeString(results.resolve("opposing.json"), "{\"verdict\": \"maybe\"}");
		assertTrue(refused("--from", results.toString()).contains("is not as 'apical test' writes it"));
		Files.writeString(results.resolve("opposing.json"), "{");
		assertTrue(refused("--from", results.toString()).contains("opposing.json: cannot be read as JSON"));
	}

	@Test
	void everyOptionOutOfBoundsIsNamedAndNothingIsWritten() {
		final Path plan = folder.resolve("plan");
		final String message = refused("--animals", "0", "--effect-sd", "-1", "--cells", "2", "--days", "0", "--out",
			plan.toString());
		assertEquals(4, message.split("\\R").length, message);
		assertTrue(message.startsWith("--animals: 0 is not a whole number from 1 to 1000"), message);
		assertTrue(message.contains("--cells: 2 is not from 3 to 100; an animal with fewer"), message);
		assertTrue(refused("--days", "1", "--trials", "4").contains("--trials: 4 is not from 8, the fewest"));
		assertTrue(refused("--power", "1.5").contains("power must be from 0.5 to 0.99"));
		assertFalse(Files.exists(plan));
	}

	@Test
	void whatIsNoNumberIsWrongUsage() {
		assertEquals(Main.INVALID, run(new PlanCommand(), "--animals", "six"));
	}
}
