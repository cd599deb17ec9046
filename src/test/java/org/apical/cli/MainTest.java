package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.image.Images;
import org.apical.io.TiffImage;
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
	void oneBadImageOfSeveralKeepsAllFromBeingWritten() {
		final Path good = folder.resolve("good.tif");
		TiffImage.write(good, Images.of(new float[32 * 32], 32, 32));
		TiffImage.write(folder.resolve("small.tif"), Images.of(new float[16 * 32], 16, 32));
		final Path out = folder.resolve("out");
		assertEquals(2, Main.run("align", good.toString(), folder.resolve("small.tif").toString(),
			folder.resolve("none.tif").toString(), "--out", out.toString()));
		assertTrue(errors().contains("small.tif: is 16 × 32 px, the first image 32 × 32 px"), errors());
		assertTrue(errors().contains("none.tif: there is no such file"), errors());
		assertEquals(2, Main.run("register", good.toString(), folder.resolve("none.tif").toString(), "--out",
			out.toString()));
		assertFalse(Files.exists(out));
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
