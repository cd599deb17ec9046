package org.apical.fiji;

import java.io.File;
import org.apical.ApicalException;
import org.apical.simulate.images.StudySimulation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plugins › Apical › Simulate Demo Study…: a study with known truth, to try the program on. */
@Plugin(type = Command.class, menuPath = "Plugins>Apical>Simulate Demo Study...", headless = true)
public final class SimulateDemoStudy extends ChainCommand {

	@Parameter(label = "Folder", style = "directory", description = "A new folder for study.yaml, movies, tables"
		+ " and truth/")
	private File folder;

	@Parameter(label = "Signal of the dendrites", choices = {"vectorized", "scalar", "none", "epiphenomenal"})
	private String mechanism = StudySimulation.Parameters.defaults().mechanism();

	@Parameter(label = "Animals", min = "1", description = "The test needs at least six")
	private int animals = StudySimulation.Parameters.defaults().animals();

	@Parameter(label = "Sessions of each animal", min = "1")
	private int sessions = StudySimulation.Parameters.defaults().sessions();

	@Parameter(label = "Frames of each plane in a session", min = "100")
	private int framesPerSession = StudySimulation.Parameters.defaults().framesPerSession();

	@Parameter(label = "Seed", description = "The same seed gives identical files")
	private int seed = 1;

	@Parameter(type = ItemIO.OUTPUT, label = "Study file")
	private File study;

	@Override
	public void run() {
		attempt(() -> study = simulate(folder.toPath(), parameters(), seed).toFile());
	}

	private StudySimulation.Parameters parameters() {
		final StudySimulation.Parameters defaults = StudySimulation.Parameters.defaults();
		try {
			return new StudySimulation.Parameters(animals, sessions, framesPerSession, defaults.widthPx(),
				defaults.heightPx(), defaults.frameRateHz(), defaults.plus(), defaults.minus(), defaults.neutral(), mechanism,
				defaults.effectDffS(), defaults.photonsPerPixel(), defaults.dayOffsetPx(), defaults.dayRotationDeg(),
				defaults.dayWarpPx(), defaults.expressionLogSd(), defaults.silentShare());
		} catch (final IllegalArgumentException e) {
			throw new ApicalException(e.getMessage(), e);
		}
	}
}
