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
import org.apical.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TestCommandTest {

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();

	private static Path example(final String name) {
		try {
			return Path.of(TestCommandTest.class.getResource("/org/apical/signal/" + name + ".csv").toURI());
		} catch (final URISyntaxException e) {
			throw new IllegalStateException(e);
		}
	}

	private int run(final Object... arguments) {
		final CommandLine command = new CommandLine(new TestCommand()).setOut(new PrintWriter(out))
			.setExecutionExceptionHandler((e, line, parsed) -> {
				throw e;
			});
		final String[] texts = new String[arguments.length];
		for (int i = 0; i < texts.length; i++) {
			texts[i] = arguments[i].toString();
		}
		return command.execute(texts);
	}

	@Test
	void everyTableHasAFolderAndALineInTheOrderGiven() throws IOException {
		assertEquals(0, run(example("pairs-opposing"), example("pairs-nothing"), "--out", folder));
		final String[] lines = out.toString().split("\\R");
		assertEquals(2, lines.length);
		assertTrue(lines[0].contains("pairs-opposing.csv: untestable, D = 0.2601, p = 0.004668 (animals)"), lines[0]);
		assertTrue(lines[1].contains("pairs-nothing.csv: inconclusive, D = -0.0578, p = 0.3265 (animals)"), lines[1]);
		assertTrue(Files.exists(folder.resolve("pairs-opposing/modulation.csv")));
		assertTrue(Files.exists(folder.resolve("pairs-nothing/opposing.json")));
	}

	@Test
	void theNumberOfThreadsChangesNothing() throws IOException {
		final Path one = folder.resolve("one");
		final Path two = folder.resolve("two");
		run(example("pairs-opposing"), example("pairs-nothing"), "--threads", "1", "--out", one);
		run(example("pairs-nothing"), example("pairs-opposing"), "--threads", "2", "--out", two);
		for (final String file : new String[] {"pairs-opposing/opposing.json", "pairs-nothing/modulation.csv"}) {
			assertEquals(Files.readString(one.resolve(file)), Files.readString(two.resolve(file)), file);
		}
	}

	@Test
	void tablesOfTheSameNameAreAnErrorAndNothingIsRun() throws IOException {
		final Path other = Files.copy(example("pairs-nothing"), folder.resolve("pairs-nothing.csv"));
		final Path results = folder.resolve("results");
		final TestCommand command = new TestCommand();
		new CommandLine(command).parseArgs(other.toString(), example("pairs-nothing").toString(), "--out",
			results.toString());
		final String message = assertThrows(InvalidInputException.class, command::call).getMessage();
		assertTrue(message.contains("has the same name as " + other), message);
		assertFalse(Files.exists(results));
	}

	@Test
	void oneTableThatCannotBeUsedKeepsTheOthersFromBeingRun() throws IOException {
		final Path bad = Files.writeString(folder.resolve("bad.csv"), "animal,neuron\nm01,n1\n");
		final Path results = folder.resolve("results");
		final TestCommand command = new TestCommand();
		new CommandLine(command).parseArgs(example("pairs-nothing").toString(), bad.toString(), "--out",
			results.toString());
		final String message = assertThrows(InvalidInputException.class, command::call).getMessage();
		assertTrue(message.startsWith(bad + ": these columns are missing: session, day"), message);
		assertFalse(Files.exists(results));
	}
}
