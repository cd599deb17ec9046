package org.apical.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test of the command line on files in a folder of its own. */
public abstract class CommandsInFolder {

	@TempDir
	protected Path folder;

	/** Of the command that {@link #run} ran last. */
	protected int status;

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
	private PrintStream before;

	@BeforeEach
	protected final void listen() {
		before = System.err;
		System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
	}

	@AfterEach
	protected final void stopListening() {
		System.setErr(before);
	}

	/** What was said on standard error. */
	protected final String errors() {
		return errors.toString(StandardCharsets.UTF_8);
	}

	/** What a command says on standard error. */
	protected final String run(final Object... arguments) {
		errors.reset();
		status = Main.run(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
		return errors();
	}

	/** What is said of study.yaml. */
	protected final String check() {
		return run("check", folder.resolve("study.yaml"));
	}

	protected final void write(final String file, final String text) throws IOException {
		Files.writeString(folder.resolve(file), text);
	}
}
