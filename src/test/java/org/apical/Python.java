package org.apical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Runs the scripts of {@code src/test/python} with the packages of {@code requirements.txt}. */
public final class Python {

	private static final String PACKAGES = System.getProperty("apical.python");

	private Python() {}

	/** Skips the test where there are no packages. */
	public static void assumeThere() {
		assumeTrue(PACKAGES != null, "skipped: ./apical self-test sets up the Python packages for this");
	}

	/** What a script says; fails where it does. */
	public static String run(final String script, final String... arguments) throws IOException, InterruptedException {
		final List<String> command = new ArrayList<>(List.of("python3", "src/test/python/" + script));
		command.addAll(List.of(arguments));
		final ProcessBuilder python = new ProcessBuilder(command).redirectErrorStream(true);
		python.environment().put("PYTHONPATH", PACKAGES);
		final Process process = python.start();
		final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertEquals(0, process.waitFor(), said);
		return said;
	}
}
