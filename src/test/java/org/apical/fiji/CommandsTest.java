package org.apical.fiji;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.io.File;
import java.io.IOException;
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
		for (final var type : List.of(RunStudy.class, SimulateDemoStudy.class, ShowRegisteredMovie.class)) {
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
			folder.resolve("study").toFile(), "mechanism", "none", "animals", 1, "sessions", 1, "framesPerSession", 200,
			"seed", 3).get();
		final File study = (File) simulated.getOutput("study");
		assertTrue(study.isFile());
		final CommandModule run =
			commands.run(RunStudy.class, true, "study", study, "results", null, "threads", 2).get();
		assertEquals("untestable", run.getOutput("verdict"));
		final Path report = ((File) run.getOutput("report")).toPath();
		assertTrue(Files.isRegularFile(report));
		assertRecordedAndCorrected(report.resolveSibling("m01/d01/motion/soma"));
	}

	/** What is shown of a plane is its movie, and the same through its motion. */
	private void assertRecordedAndCorrected(final Path motion) throws InterruptedException, ExecutionException {
		final ImagePlus both = show(motion, "side by side");
		final ImagePlus inTurn = show(motion, "in turn: the z slider changes from recorded to corrected");
		assertEquals(both.getNFrames(), inTurn.getNFrames());
		final int width = inTurn.getWidth();
		assertEquals(2 * width, both.getWidth());
		final int frame = both.getNFrames() / 2;
		final ImageProcessor together = both.getStack().getProcessor(frame);
		final ImageProcessor recorded = inTurn.getStack().getProcessor(inTurn.getStackIndex(1, 1, frame));
		final ImageProcessor corrected = inTurn.getStack().getProcessor(inTurn.getStackIndex(1, 2, frame));
		boolean different = false;
		for (int i = 0; i < recorded.getPixelCount(); i++) {
			final int x = i % width;
			final int y = i / width;
			assertEquals(recorded.getf(x, y), together.getf(x, y));
			assertEquals(corrected.getf(x, y), together.getf(x + width, y));
			different |= recorded.getf(x, y) != corrected.getf(x, y);
		}
		assertTrue(different);
		assertTrue(inTurn.getStack().getSliceLabel(2).startsWith("corrected, dx "));
	}

	private ImagePlus show(final Path motion, final String view) throws InterruptedException, ExecutionException {
		return (ImagePlus) commands.run(ShowRegisteredMovie.class, true, "motion", motion.toFile(), "movie", null, "view",
			view).get().getOutput("image");
	}

	@Test
	void motionOfNoStudyNeedsItsMovieNamed() throws InterruptedException, ExecutionException, IOException {
		Files.writeString(folder.resolve("motion.csv"), "frame,time_s,dx_px,dy_px,correlation,valid\n0,0,1,2,0.5,1\n");
		final CommandModule run = commands.run(ShowRegisteredMovie.class, true, "motion", folder.toFile(), "movie", null,
			"view", "side by side").get();
		assertTrue(run.isCanceled());
		assertTrue(run.getCancelReason().contains("choose the movie"), run.getCancelReason());
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
