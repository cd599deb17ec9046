package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FitCommandTest {

	private static final String HEADER = "animal,neuron,role,day,activity_1,activity_2,activity_se,signal_1,signal_2,"
		+ "signal_se,error,hit_rate,reward_covariance";

	@TempDir
	private Path folder;

	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	@Test
	void every_table_has_a_line_of_output_and_a_folder_of_results() throws IOException {
		final Path one = table("one.csv", "m1,a,P+,1,0.1,0.2,0.1,0.3,0.1,0.1,1.2,0.3,0.05",
			"m1,a,P+,2,0.2,0.3,0.1,0.1,0.2,0.1,0.8,0.5,0.02");
		final Path two = table("two.csv", "m1,a,P-,1,0.1,0.2,0.1,0.3,0.1,0.1,1.2,0.3,0.05",
			"m1,a,P-,2,0.2,0.3,0.1,0.1,0.2,0.1,0.8,0.5,0.02");
		assertEquals(0, run(one.toString(), two.toString(), "--out", folder.resolve("out").toString(), "--threads", "1"));
		final List<String> lines = out.toString().lines().toList();
		assertEquals(2, lines.size());
		assertTrue(lines.get(0).startsWith("one\tundetermined\t1 animal: at least 3 are needed"), lines.get(0));
		assertTrue(lines.get(1).startsWith("two\t"), lines.get(1));
		assertTrue(Files.exists(folder.resolve("out/one/learning.json")));
		assertTrue(Files.exists(folder.resolve("out/two/models.csv")));
	}

	@Test
	void all_problems_of_all_tables_are_told_before_anything_is_fitted() throws IOException {
		final Path bad = table("bad.csv", "m1,a,up,1,0.1,0.2,0.1,0.3,0.1,0.1,1.2,0.3,0.05");
		final Path good = table("good.csv", "m1,a,P+,1,0.1,0.2,0.1,0.3,0.1,0.1,1.2,0.3,0.05",
			"m1,a,P+,2,0.2,0.3,0.1,0.1,0.2,0.1,0.8,0.5,0.02");
		final Path out = folder.resolve("out");
		assertEquals(2,
			run(good.toString(), bad.toString(), folder.resolve("none.csv").toString(), "--out", out.toString()));
		assertTrue(err.toString().contains("bad.csv line 2: role is 'up'"), err.toString());
		assertTrue(err.toString().contains("none.csv: there is no such file"), err.toString());
		assertFalse(Files.exists(out));
	}

	@Test
	void two_tables_of_one_name_are_refused() throws IOException {
		final Path one = table("a/days.csv", "m1,a,P+,1,0.1,0.2,0.1,0.3,0.1,0.1,1.2,0.3,0.05", "m1,a,P+,2,,,,,,,,,");
		final Path two = table("b/days.csv", "m1,a,P+,1,0.1,0.2,0.1,0.3,0.1,0.1,1.2,0.3,0.05", "m1,a,P+,2,,,,,,,,,");
		assertEquals(2, run(one.toString(), two.toString(), "--out", folder.resolve("out").toString()));
		assertTrue(err.toString().contains("has the same name as"), err.toString());
	}

	/** Exit status as the command line gives it: invalid input is 2. */
	private int run(final String... args) {
		return new CommandLine(new FitCommand()).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true))
			.setExecutionExceptionHandler((e, command, parsed) -> {
				command.getErr().println(e.getMessage());
				return e instanceof InvalidInputException ? 2 : 1;
			}).execute(args);
	}

	private Path table(final String name, final String... rows) throws IOException {
		final Path file = folder.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, HEADER + "\n" + String.join("\n", rows) + "\n");
		return file;
	}
}
