package org.apical.io.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.apical.InvalidInputException;
import org.apical.image.Movie;
import org.apical.image.Roi;
import org.apical.io.imported.ImportedRois;
import org.apical.io.movie.Movies;
import org.apical.io.movie.NumberedFiles;
import org.apical.io.movie.StackFile;
import org.apical.io.movie.Understood;
import org.apical.io.text.Decimal;
import org.apical.io.text.Nearest;
import org.apical.io.text.Reason;
import org.apical.io.text.YamlMap;
import org.apical.study.Kind;
import org.apical.study.MovieSource;
import org.apical.study.Plane;
import org.apical.study.ReferenceStack;

/** Reads a plane of the study file; what the study file does not state is taken from the plane's movie. */
final class PlaneYaml {

	static final List<String> KEYS = List.of("id", "kind", "movie", "traces", "rate_hz", "pixel_um", "depth_um",
		"offset_s", "line_time_s", "frame_times", "rois", "frames", "series", "channel", "motion_channel", "blank_rows",
		"reference_stack", "slice_um", "motion_from", "dataset", "axes", "parameters");

	/** How many missing files a message names at most. */
	private static final int NAMED = 5;

	private final StudyPaths paths;
	private final StudyTables tables;

	PlaneYaml(final StudyPaths paths) {
		this.paths = paths;
		this.tables = new StudyTables(paths);
	}

	/**
	 * Reads the plane; empty, with a problem added, if something is wrong with it.
	 *
	 * @param links the rows of {@code links.csv} about the plane
	 */
	Optional<Plane> read(final YamlMap yaml, final List<Links.Row> links) {
		final String id = yaml.id("id");
		final Optional<Kind> kind = kind(yaml);
		if (yaml.has("traces")) {
			return new TracesYaml(paths, yaml).read(id, kind, Given.of(yaml, paths, tables), links);
		}
		final Optional<MovieSource> source = source(yaml);
		final Given given = Given.of(yaml, paths, tables);
		if (source.isEmpty()) {
			return Optional.empty();
		}
		try (Movie movie = Movies.open(source.get())) {
			if (movie instanceof Understood understood) {
				understood.notes().forEach(note -> paths.problems().note(paths.name(source.get().files().get(0)), note));
			}
			requireFinite(movie);
			Movies.open(source.get().ofMotion()).close();
			return plane(yaml, id, kind, source.get(), movie, given, links);
		} catch (final InvalidInputException e) {
			paths.add(e);
			return Optional.empty();
		}
	}

	/**
	 * Reads the first, the middle and the last frame; values that are not finite usually occur in most frames or
	 * in none.
	 */
	private static void requireFinite(final Movie movie) {
		final float[] frame = new float[movie.width() * movie.height()];
		for (final int t : new int[] {0, movie.frames() / 2, movie.frames() - 1}) {
			movie.read(t, frame);
		}
	}

	private static Optional<Kind> kind(final YamlMap yaml) {
		final String label = yaml.required("kind");
		final Optional<Kind> kind = Kind.of(label);
		if (kind.isEmpty() && !label.isEmpty()) {
			yaml.problem("kind", "'" + label + "' must be soma, trunk or tuft");
		}
		return kind;
	}

	/** The numbers in the study file that can be checked without the movie; NaN if not given. */
	record Given(double rateHz, double pixelUm, double depthUm, double offsetS, double lineTimeS,
		Optional<double[]> frameTimesS)
	{

		static Given of(final YamlMap yaml, final StudyPaths paths, final StudyTables tables) {
			final double lineTimeS = yaml.number("line_time_s", 0);
			if (lineTimeS < 0) {
				yaml.problem("line_time_s", Decimal.text(lineTimeS) + " must be 0 or more");
			}
			return new Given(yaml.positive("rate_hz"), yaml.positive("pixel_um"), yaml.number("depth_um", Double.NaN),
				yaml.number("offset_s", 0), lineTimeS,
				yaml.text("frame_times").flatMap(file -> tables.frameTimes(paths.path(file))));
		}

		/** Whether no frame times are named, or as many are read as there are frames. */
		boolean timed(final YamlMap yaml, final int frames) {
			return frameTimesS.map(times -> times.length == frames).orElse(!yaml.has("frame_times"));
		}

		/**
		 * The frame times; adds a problem if their number is not the number of frames.
		 *
		 * @param source what has the frames ("movie" or "traces"), for messages
		 */
		double[] timesS(final YamlMap yaml, final int frames, final String source) {
			final double[] times = frameTimesS.orElse(new double[0]);
			if (times.length > 0 && times.length != frames) {
				yaml.problem("frame_times", yaml.text("frame_times").orElseThrow() + " has " + times.length
					+ " rows, the " + source + (source.endsWith("s") ? " have " : " has ") + frames + " frames");
			}
			return times;
		}

		/**
		 * The frame rate: the study file's; otherwise that of the frame times; otherwise the source's.
		 *
		 * @param ofSource the source's frame rate; NaN if not stated, which is a problem if it is needed
		 * @param silent the problem's text: that the source does not state its frame rate
		 */
		double rateHz(final YamlMap yaml, final double ofSource, final String silent) {
			if (yaml.has("rate_hz")) {
				return rateHz;
			}
			final double[] times = frameTimesS.orElse(new double[0]);
			if (times.length > 1) {
				return (times.length - 1) / (times[times.length - 1] - times[0]);
			}
			if (Double.isNaN(ofSource) && (times.length == 1 || !yaml.has("frame_times"))) {
				yaml.problem("rate_hz", silent + "; add rate_hz");
			}
			return ofSource;
		}
	}

	private Optional<Plane> plane(final YamlMap yaml, final String id, final Optional<Kind> kind,
		final MovieSource source, final Movie movie, final Given given, final List<Links.Row> links)
	{
		final double[] times = given.timesS(yaml, movie.frames(), "movie");
		final boolean timed = given.timed(yaml, movie.frames());
		final double rateHz = given.rateHz(yaml, movie.frameRateHz(), "the movie does not say its frame rate");
		final double pixelUm = yaml.has("pixel_um") ? given.pixelUm : movie.pixelSizeUm();
		if (!yaml.has("pixel_um") && Double.isNaN(pixelUm)) {
			yaml.problem("pixel_um", "the movie does not say the size of a pixel; add pixel_um");
		}
		final int[] blank = blankRows(yaml, movie.height());
		final Optional<Path> rois = rois(yaml, movie, links);
		final Optional<ReferenceStack> stack = stack(yaml, movie);
		if (kind.isEmpty() || !timed || !(rateHz > 0) || !(pixelUm > 0)) {
			return Optional.empty();
		}
		return Optional.of(new Plane(id, kind.get(), Optional.of(source), Optional.empty(), movie.width(), movie.height(),
			movie.frames(), rateHz, pixelUm, given.depthUm, given.offsetS, given.lineTimeS, times, blank[0], blank[1], rois,
			stack, yaml.text("motion_from")));
	}

	private Optional<MovieSource> source(final YamlMap yaml) {
		final int[] interleaving = {0, 1};
		yaml.map("frames", List.of("first", "step")).ifPresent(frames -> {
			interleaving[0] = frames.integer("first", 0, 0);
			interleaving[1] = frames.integer("step", 1, 1);
		});
		final int series = yaml.integer("series", 0, 0);
		final int channel = yaml.integer("channel", 0, 0);
		final List<String> patterns = yaml.texts("movie");
		if (patterns.isEmpty()) {
			yaml.problem("movie", "movie is missing");
		}
		final List<Path> files = new ArrayList<>();
		for (final String pattern : patterns) {
			files.addAll(files(yaml, pattern));
		}
		return files.isEmpty() ? Optional.empty()
			: Optional.of(new MovieSource(files, interleaving[0], interleaving[1], series, channel,
				yaml.text("dataset"), yaml.text("axes"), yaml.integer("motion_channel", channel, 0)));
	}

	private List<Path> files(final YamlMap yaml, final String pattern) {
		try {
			final List<Path> files = paths.matching(pattern);
			if (files.isEmpty()) {
				yaml.problem("movie", "no file matches '" + pattern + "'");
			}
			final List<String> missing = NumberedFiles.missing(files);
			if (!missing.isEmpty()) {
				yaml.problem("movie", "of the numbered files that match '" + pattern + "' " + missing.size() + " are missing: "
					+ String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
					+ (missing.size() > NAMED ? ", …" : "") + "; add them, or list the files that there are");
			}
			return files;
		} catch (IOException | PatternSyntaxException e) {
			yaml.problem("movie", "'" + pattern + "' cannot be looked for (" + Reason.of(e) + ")");
			return List.of();
		}
	}

	private static int[] blankRows(final YamlMap yaml, final int height) {
		final List<String> rows = yaml.texts("blank_rows");
		if (!yaml.has("blank_rows")) {
			return new int[] {0, 0};
		}
		if (rows.size() == 2 && rows.stream().allMatch(row -> row.matches("\\d{1,9}"))) {
			final int[] bounds = {Integer.parseInt(rows.get(0)), Integer.parseInt(rows.get(1))};
			if (bounds[0] <= bounds[1] && bounds[1] <= height && bounds[1] - bounds[0] < height) {
				return bounds;
			}
		}
		yaml.problem("blank_rows", rows + " must be [first, end] with 0 ≤ first ≤ end ≤ " + height
			+ ", the height of the image, and leave some rows");
		return new int[] {0, 0};
	}

	/** Reads the ROI set, so that ROIs outside the movie's image and links to missing ROIs are reported now. */
	private Optional<Path> rois(final YamlMap yaml, final Movie movie, final List<Links.Row> links) {
		final Optional<Path> file = yaml.text("rois").map(paths::path);
		file.ifPresent(path -> {
			if (!Files.exists(path)) {
				paths.problems().add(paths.name(path), "there is no such file");
			} else {
				requireRead(() -> requireLinked(path, ImportedRois.read(path, movie.width(), movie.height()), links));
			}
		});
		return file;
	}

	private void requireLinked(final Path file, final List<Roi> rois, final List<Links.Row> links) {
		final List<String> names = rois.stream().map(Roi::id).toList();
		links.stream().filter(row -> !names.contains(row.roi())).forEach(row -> paths.problems().add(row.at(), "roi '"
			+ row.roi() + "' is not in " + paths.name(file) + "; the nearest is " + Nearest.to(row.roi(), names)));
	}

	private Optional<ReferenceStack> stack(final YamlMap yaml, final Movie movie) {
		final double sliceUm = yaml.positive("slice_um");
		if (yaml.has("slice_um") && !yaml.has("reference_stack")) {
			yaml.problem("slice_um", "is the distance of a reference_stack's slices; there is no reference_stack");
		}
		final Optional<Path> file = yaml.text("reference_stack").map(paths::path);
		file.ifPresent(path -> requireRead(() -> StackFile.check(path, paths.name(path), movie, paths.problems())));
		return file.filter(path -> !(sliceUm <= 0)).map(path -> new ReferenceStack(path, sliceUm));
	}

	private void requireRead(final Runnable reading) {
		try {
			reading.run();
		} catch (final InvalidInputException e) {
			paths.add(e);
		}
	}
}
