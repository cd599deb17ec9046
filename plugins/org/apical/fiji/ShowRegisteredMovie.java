package org.apical.fiji;

import ij.ImageListener;
import ij.ImagePlus;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.io.movie.Movies;
import org.apical.io.results.MotionFolder;
import org.apical.io.study.StudyJson;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Plugins › Apical › Show Registered Movie…: a movie before and after motion correction, resampled as you scroll. */
@Plugin(type = Command.class, menuPath = "Plugins>Apical>Show Registered Movie...", headless = true)
public final class ShowRegisteredMovie extends ContextCommand {

	private static final String SIDE_BY_SIDE = "side by side";
	private static final String SLICES = "in turn: the z slider changes from recorded to corrected";

	/** The fraction of a frame's pixels that are shown black. */
	private static final double DARKEST = 0.01;
	/** The fraction of a frame's pixels above which the rest are shown white. */
	private static final double BRIGHTEST = 0.998;

	@Parameter(label = "Motion folder", style = "directory",
		description = "A folder with motion.csv: one that register has written, or"
			+ " results/<animal>/<session>/motion/<plane>")
	private File motion;

	@Parameter(label = "Movie", required = false,
		description = "If empty: the movie of the study's plane to which the folder belongs")
	private File movie;

	@Parameter(label = "Recorded and corrected", choices = {SIDE_BY_SIDE, SLICES})
	private String view = SIDE_BY_SIDE;

	@Parameter(type = ItemIO.OUTPUT)
	private ImagePlus image;

	@Override
	public void run() {
		try {
			image = open(motion.toPath().toAbsolutePath().normalize());
		} catch (final ApicalException e) {
			cancel(e.getMessage());
		}
	}

	private ImagePlus open(final Path folder) {
		if (!Files.isRegularFile(folder.resolve("motion.csv"))) {
			throw new InvalidInputException(
				folder + ": holds no motion.csv; choose a folder that register or run has written");
		}
		final MovieSource source = movie == null ? plane(folder) : MovieSource.of(movie.toPath());
		final Motion displacement = MotionFolder.readMotion(folder);
		final Movie recorded = Movies.open(source);
		if (recorded.frames() != displacement.frames()) {
			recorded.close();
			throw new InvalidInputException(folder + ": motion of " + displacement.frames() + " frames, but "
				+ source.files().get(0) + " has " + recorded.frames() + "; choose the movie it was found in");
		}
		final RegisteredStack stack = new RegisteredStack(recorded, displacement, SIDE_BY_SIDE.equals(view));
		final ImagePlus shown = new ImagePlus(source.files().get(0).getFileName() + ", recorded and corrected", stack);
		shown.setDimensions(1, stack.slices(), recorded.frames());
		shown.setOpenAsHyperStack(true);
		final double[] range = stack.displayRange(recorded.frames() / 2, DARKEST, BRIGHTEST);
		shown.setDisplayRange(range[0], range[1]);
		ImagePlus.addImageListener(new Closer(shown, recorded));
		return shown;
	}

	/** The movie of the plane whose motion is in results/animal/session/motion/plane. */
	private static MovieSource plane(final Path folder) {
		final Path session = folder.getNameCount() < 5 ? folder : folder.getParent().getParent();
		final Path study = session.getParent().resolveSibling("study.json");
		if (!Files.isRegularFile(study)) {
			throw new InvalidInputException(folder + ": is not in a study's results; choose the movie");
		}
		return StudyJson.read(study).animals().stream()
			.filter(animal -> session.getParent().endsWith(animal.id())).flatMap(animal -> animal.sessions().stream())
			.filter(each -> session.endsWith(each.id())).flatMap(each -> each.planes().stream())
			.filter(plane -> folder.endsWith(plane.id())).map(Plane::movie).flatMap(Optional::stream).findFirst()
			.orElseThrow(() -> new InvalidInputException(folder + ": " + study + " has no such plane; choose the movie"));
	}

	/** Closes the movie when its window is closed. */
	private record Closer(ImagePlus shown, Movie movie) implements ImageListener {

		@Override
		public void imageClosed(final ImagePlus closed) {
			if (closed == shown) {
				movie.close();
				ImagePlus.removeImageListener(this);
			}
		}

		@Override
		public void imageOpened(final ImagePlus opened) {}

		@Override
		public void imageUpdated(final ImagePlus updated) {}
	}
}
