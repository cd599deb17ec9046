package org.apical.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.scijava.Context;
import org.scijava.MenuPath;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;

/** The commands as Fiji finds and runs them, without a screen. */
class CommandsTest {

	@TempDir
	Path folder;

	private Context context;
	private CommandService commands;

	@BeforeEach
	void startContext() {
		context = new Context();
		commands = context.service(CommandService.class);
	}

	@AfterEach
	void stopContext() {
		context.dispose();
	}

	@Test
	void theCommandsStandUnderPluginsApical() {
		for (final var type : List.of(RunStudy.class, SimulateDemoStudy.class)) {
			final CommandInfo info = commands.getCommand(type);
			assertNotNull(info, type.getName());
			final MenuPath path = info.getMenuPath();
			assertEquals("Plugins", path.get(0).getName());
			assertEquals("Apical", path.get(1).getName());
		}
	}

	@Test
	void aStudyIsSimulatedAndRun() throws InterruptedException, ExecutionException {
		final CommandModule simulated = commands.run(SimulateDemoStudy.class, true, "folder",
			folder.resolve("study").toFile(), "mechanism", "none", "animals", 2, "sessions", 1, "framesPerSession", 200,
			"seed", 3).get();
		final File study = (File) simulated.getOutput("study");
		assertTrue(study.isFile());
		final CommandModule run =
			commands.run(RunStudy.class, true, "study", study, "results", null, "threads", 2).get();
		assertEquals("untestable", run.getOutput("verdict"));
		assertTrue(Files.isRegularFile(((File) run.getOutput("report")).toPath()));
	}

	@Test
	void whatIsWrongIsSaidInWords() throws InterruptedException, ExecutionException {
		final CommandModule run = commands.run(RunStudy.class, true, "study", folder.resolve("none.yaml").toFile(),
			"results", null, "threads", 1).get();
		assertTrue(run.isCanceled());
		assertTrue(run.getCancelReason().contains("none.yaml"), run.getCancelReason());
	}

	@Test
	void aStudyTooSmallToSimulateIsRefusedInWords() throws InterruptedException, ExecutionException {
		final CommandModule run = commands.run(SimulateDemoStudy.class, true, "folder", folder.resolve("study").toFile(),
			"mechanism", "none", "animals", 0, "sessions", 1, "framesPerSession", 200, "seed", 3).get();
		assertTrue(run.isCanceled());
		assertTrue(run.getCancelReason().contains("animals"), run.getCancelReason());
	}
}
