package org.apical.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apical.image.Images;
import org.apical.io.movie.TiffImage;
import org.junit.jupiter.api.Test;

class MainTest extends CommandsInFolder {

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
		final Path out = folder.resolve("out");
		for (final String command : List.of("align", "register")) {
			assertEquals(2, Main.run(command, good.toString(), folder.resolve("none.tif").toString(), "--out",
				out.toString()));
			assertTrue(errors().contains("none.tif: there is no such file"), errors());
		}
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

	@Test
	void everyWrongTableIsNamedAtOnce() throws IOException {
		final Path empty = Files.writeString(folder.resolve("empty.csv"), "");
		final Path wrong = Files.writeString(folder.resolve("wrong.csv"), "time_s,a\n0,1\n0,x\n");
		assertEquals(2, Main.run("events", empty.toString(), wrong.toString(), "--out", folder.resolve("out").toString()));
		assertTrue(errors().contains("empty.csv") && errors().contains("wrong.csv line 3"), errors());
		assertFalse(Files.exists(folder.resolve("out")));
	}

	@Test
	void eventsOfATableAreFound() throws IOException {
		final StringBuilder table = new StringBuilder("time_s,a,b\n");
		for (int t = 0; t < 300; t++) {
			table.append(t / 10.0).append(',').append(Math.exp(-((t + 25) % 50) / 5.0) + 0.01 * Math.sin(37 * t))
				.append(",0\n");
		}
		final Path file = Files.writeString(folder.resolve("traces.csv"), table);
		assertEquals(0, Main.run("events", file.toString(), "--out", folder.resolve("out").toString(), "--decay-s", "0.5"));
		final List<String> events = Files.readAllLines(folder.resolve("out/traces/events.csv"));
		assertEquals(6, events.stream().filter(line -> line.startsWith("a,")).count(), events.toString());
		assertEquals(301, Files.readAllLines(folder.resolve("out/traces/deconvolved.csv")).size());
	}

	@Test
	void aHigherThresholdLeavesFewerEvents() throws IOException {
		final StringBuilder table = new StringBuilder("time_s,a\n");
		for (int t = 0; t < 300; t++) {
			table.append(t / 10.0).append(',').append(Math.exp(-((t + 25) % 50) / 5.0) * (1 + t / 100)).append('\n');
		}
		final String file = Files.writeString(folder.resolve("traces.csv"), table).toString();
		final String out = folder.resolve("out").toString();
		assertEquals(2, Main.run("events", file, "--out", out, "--event-threshold-sd", "-1"));
		assertTrue(errors().contains("--event-threshold-sd is -1.0, must be from 0 to 100"), errors());
		assertEquals(0, Main.run("events", file, "--out", out, "--decay-s", "0.5", "--event-threshold-sd", "0"));
		final int all = Files.readAllLines(folder.resolve("out/traces/events.csv")).size();
		assertEquals(0, Main.run("events", file, "--out", out, "--decay-s", "0.5", "--event-threshold-sd", "100"));
		assertTrue(Files.readAllLines(folder.resolve("out/traces/events.csv")).size() < all, "of " + all);
	}

	@Test
	void everyCommandExplainsItselfWithoutAComplaint() {
		for (final String command : List.of("demo", "simulate", "check", "run", "register", "segment", "extract", "align",
			"events", "test", "fit", "plan", "validity", "report"))
		{
			assertEquals(0, Main.run(command, "--help"), command);
		}
		assertEquals("", errors());
	}

	@Test
	void aFolderThatHoldsSomethingElseIsNotSimulatedInto() throws IOException {
		final Path precious = Files.writeString(folder.resolve("precious.txt"), "data");
		assertEquals(2, Main.run("simulate", "--out", folder.toString(), "--animals", "1"));
		assertTrue(errors().contains("holds something else"), errors());
		assertTrue(Files.exists(precious));
	}
}
