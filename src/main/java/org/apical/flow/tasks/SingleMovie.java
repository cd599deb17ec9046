package org.apical.flow.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.imglib2.Dimensions;
import net.imglib2.img.Img;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.Progress;
import org.apical.flow.stages.TraceTables;
import org.apical.image.BlankRows;
import org.apical.image.Mask;
import org.apical.image.Motion;
import org.apical.image.Movie;
import org.apical.image.RegisteredMovie;
import org.apical.image.Roi;
import org.apical.io.imported.ImportedRois;
import org.apical.io.movie.BigTiff;
import org.apical.io.movie.Movies;
import org.apical.io.movie.StackFile;
import org.apical.io.movie.TiffImage;
import org.apical.io.results.DffCsv;
import org.apical.io.results.MotionFolder;
import org.apical.io.results.SegmentFolder;
import org.apical.io.results.TraceFolder;
import org.apical.io.results.WritableFolder;
import org.apical.io.roi.ImageJRois;
import org.apical.motion.RigidRegistration;
import org.apical.motion.ZStack;
import org.apical.segment.GivenPoints;
import org.apical.segment.Growth;
import org.apical.segment.PlaneSegmentation;
import org.apical.segment.Segmentation;
import org.apical.study.Kind;
import org.apical.study.MovieSource;
import org.apical.study.ReferenceStack;
import org.apical.study.Seed;
import org.apical.trace.events.Kinetics;
import org.apical.trace.extract.Extraction;
import org.apical.trace.traces.CompartmentTraces;
import org.apical.trace.traces.Traces;

/** The first stages on one movie that belongs to no study. */
public final class SingleMovie {

	private final Path file;
	private final double rateHz;
	private final TaskExecutor executor;
	private final Progress progress;

	/** @param rateHz frames per second if the file's rate is missing or wrong; NaN to take the file's */
	public SingleMovie(final Path file, final double rateHz, final TaskExecutor executor, final Progress progress) {
		this.file = file;
		this.rateHz = rateHz;
		this.executor = executor;
		this.progress = progress;
	}

	/** Adds a problem if the file cannot be read as a movie. */
	public static void check(final Path file, final Problems problems) {
		try {
			Movies.open(MovieSource.of(file)).close();
		} catch (final InvalidInputException e) {
			problems.add(e);
		}
	}

	/** Finds the motion and writes it as the motion stage of a study does. */
	public RigidRegistration.Result register(final RigidRegistration.Parameters parameters,
		final Optional<Path> reference, final Optional<ReferenceStack> stack, final Path out)
	{
		WritableFolder.require(out);
		try (Movie movie = open(); Movie slices = stack.map(given -> slices(given.file(), movie)).orElse(null)) {
			return register(movie, parameters, reference.map(image -> sameSize(TiffImage.read(image), image, movie)),
				stack.map(given -> new ZStack(slices, given.sliceUm())), out);
		}
	}

	private static Movie slices(final Path file, final Movie movie) {
		final Problems problems = new Problems();
		StackFile.check(file, file.toString(), movie, problems);
		problems.throwIfAny();
		return Movies.open(MovieSource.of(file));
	}

	private RigidRegistration.Result register(final Movie movie, final RigidRegistration.Parameters parameters,
		final Optional<Img<FloatType>> reference, final Optional<ZStack> stack, final Path out)
	{
		final RigidRegistration.Result result =
			new RigidRegistration(parameters).register(movie, reference, stack, BlankRows.NONE, executor, progress);
		MotionFolder.write(out, times(movie), result);
		return result;
	}

	/** Writes the movie, resampled by the motion that is in a folder, as BigTIFF. */
	public void write(final Path motion, final Path registered) {
		try (Movie movie = open(); Movie resampled = new RegisteredMovie(movie, MotionFolder.readMotion(motion))) {
			BigTiff.write(registered, resampled, known(movie), Movies.resampled(movie), progress);
		}
	}

	/**
	 * Finds and writes the ROIs. ROIs at the seeds get the seeds' names. If no motion is given, it is found and
	 * written too.
	 *
	 * @param from the file of the seeds, for messages
	 */
	public List<Roi> segment(final Growth.Parameters growing, final Segmentation.Parameters parameters,
		final String from, final List<Seed> seeds, final Kind kind, final double pixelUm, final Optional<Path> motion,
		final Path out)
	{
		WritableFolder.require(out);
		try (Movie movie = open()) {
			final double rate = rateHz(movie);
			final double pixelSizeUm = knownPixelSizeUm(movie, pixelUm);
			GivenPoints.require(from, seeds, kind, movie.width(), movie.height(), pixelSizeUm);
			final Motion displacement = motion(motion, movie, out);
			final Segmentation.Result result = new Segmentation(growing, parameters).segment(
				movie, displacement, BlankRows.NONE, rate, seeds, Map.of(), kind, pixelSizeUm, executor, progress);
			SegmentFolder.write(out, List.of(new PlaneSegmentation("movie", kind, result.rois(), result.preview())));
			if (!result.rois().isEmpty()) {
				ImageJRois.write(out.resolve("movie.zip"), result.rois());
			}
			return result.rois();
		}
	}

	/**
	 * Extracts and writes the traces of ROIs that were drawn or found elsewhere, on request also as
	 * {@code dff.csv}. If no motion is given, it is found and written too.
	 */
	public List<CompartmentTraces> extract(final Extraction.Parameters extraction, final Traces.Parameters traces,
		final Path rois, final Kind kind, final double pixelUm, final Kinetics kinetics, final Optional<Path> motion,
		final TraceTables.Parameters tables, final Path out)
	{
		WritableFolder.require(out);
		try (Movie movie = open()) {
			final double rate = rateHz(movie);
			final double pixelSizeUm = pixelSizeUm(movie, pixelUm);
			final List<Roi> drawn = ImportedRois.read(rois, movie.width(), movie.height());
			final List<Mask> masks = drawn.stream().map(Roi::mask).toList();
			final Motion displacement = motion(motion, movie, out);
			final Extraction.Result fluorescence = new Extraction(extraction).extract(movie, displacement, masks, List.of(),
				kind, pixelSizeUm, BlankRows.NONE, executor, progress);
			final List<Traces.RoiTraces> dff =
				new Traces(traces, kinetics).of(fluorescence, kind, rate, executor, Progress.NONE);
			final double[] times = times(movie);
			final List<CompartmentTraces> all = new ArrayList<>();
			for (int i = 0; i < drawn.size(); i++) {
				all.add(new CompartmentTraces(drawn.get(i).id(), fluorescence.fluorescence(i), fluorescence.neuropil(i),
					dff.get(i).dff(), dff.get(i).parts(), dff.get(i).deconvolved(), times, dff.get(i).events(),
					dff.get(i).quality()));
			}
			TraceFolder.write(out, all);
			if (tables.dffCsv()) {
				DffCsv.write(out.resolve("dff.csv"), all);
			}
			return all;
		}
	}

	private Motion motion(final Optional<Path> folder, final Movie movie, final Path out) {
		if (folder.isEmpty()) {
			return register(movie, RigidRegistration.Parameters.defaults(), Optional.empty(), Optional.empty(),
				out.resolve("motion")).motion();
		}
		if (!Files.isRegularFile(folder.get().resolve("motion.csv"))) {
			throw new InvalidInputException(folder.get() + ": holds no motion.csv; give a folder that register has written");
		}
		final Motion registered = MotionFolder.readMotion(folder.get());
		sameSize(TiffImage.size(folder.get().resolve("reference.tif")), folder.get(), movie);
		if (movie.frames() != registered.frames()) {
			throw new InvalidInputException(folder.get() + ": motion of " + registered.frames() + " frames, but "
				+ file + " has " + movie.frames() + "; give the folder that register has written for this movie");
		}
		return registered;
	}

	private <D extends Dimensions> D sameSize(final D image, final Path from, final Movie movie) {
		if (image.dimension(0) != movie.width() || image.dimension(1) != movie.height()) {
			throw new InvalidInputException(from + ": reference image of " + image.dimension(0) + " × " + image.dimension(1)
				+ " px, but the frames of " + file + " have " + movie.width() + " × " + movie.height()
				+ " px; give the one of this movie");
		}
		return image;
	}

	private Movie open() {
		return Movies.open(MovieSource.of(file));
	}

	/** Whether the frame rate is known: it was given, or the file has it. */
	public boolean knowsRate() {
		try (Movie movie = open()) {
			return known(movie) > 0;
		}
	}

	private double known(final Movie movie) {
		return Double.isNaN(rateHz) ? movie.frameRateHz() : rateHz;
	}

	/** Times of the frames, s; NaN if the rate is not known. */
	private double[] times(final Movie movie) {
		final double rate = known(movie);
		return IntStream.range(0, movie.frames()).mapToDouble(frame -> frame / rate).toArray();
	}

	private double rateHz(final Movie movie) {
		final double rate = known(movie);
		if (!(rate > 0)) {
			throw new InvalidInputException(file + ": does not say its frame rate; give it with --rate-hz");
		}
		return rate;
	}

	private double pixelSizeUm(final Movie movie, final double given) {
		final double size = knownPixelSizeUm(movie, given);
		if (!(size > 0)) {
			throw new InvalidInputException(file + ": does not say its pixel size; give it with --pixel-um");
		}
		return size;
	}

	/** The side of a pixel, µm; NaN if neither the user nor the movie says it. */
	private static double knownPixelSizeUm(final Movie movie, final double given) {
		if (given <= 0) {
			throw new InvalidInputException("--pixel-um is " + given + ", must be above 0");
		}
		return Double.isNaN(given) ? movie.pixelSizeUm() : given;
	}
}
