package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

	@TempDir
	Path folder;

	private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
	private PrintStream before;

	@BeforeEach
	void listen() {
		before = System.err;
		System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
	}

	@AfterEach
	void stopListening() {
		System.setErr(before);
	}

	private String errors() {
		return errors.toString(StandardCharsets.UTF_8);
	}

	@Test
	void anUnknownCommandIsWrongUsage() {
		assertEquals(2, Main.run("registre"));
	}

	@Test
	void aMissingStudyFileIsInvalidInputWithoutAStackTrace() {
		assertEquals(2, Main.run("run", folder.resolve("none.yaml").toString()));
		assertTrue(errors().contains("none.yaml"), errors());
		assertFalse(errors().contains("\tat "), errors());
	}

	@Test
	void anUnknownStageIsNamedWithThoseThereAre() {
		assertEquals(2, Main.run("run", folder.resolve("none.yaml").toString(), "--until", "traces"));
		assertTrue(errors().contains("motion, align, segment, match, trace, signal, learning, report"), errors());
	}

	@Test
	void anUnknownMechanismIsInvalidInput() {
		assertEquals(2, Main.run("demo", "--mechanism", "magic", "--out", folder.toString()));
		assertTrue(errors().contains("magic") && errors().contains("vectorized"), errors());
	}

	@Test
	void aMissingMovieIsInvalidInput() {
		assertEquals(2, Main.run("register", folder.resolve("none.tif").toString(), "--out", folder.toString()));
		assertTrue(errors().contains("none.tif: there is no such file"), errors());
	}

	@Test
	void aParameterOutOfBoundsIsInvalidInput() {
		assertEquals(2, Main.run("register", "a.tif", "--out", folder.toString(), "--max-shift-px", "0"));
		assertTrue(errors().contains("0"), errors());
	}

	@Test
	void zeroThreadsAreWrongUsage() {
		assertEquals(2, Main.run("register", "a.tif", "--out", folder.toString(), "--threads", "0"));
	}
}
