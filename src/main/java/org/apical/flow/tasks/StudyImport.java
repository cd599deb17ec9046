package org.apical.flow.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.image.Mask;
import org.apical.io.imported.ImportedTraces;
import org.apical.io.imported.NwbSession;
import org.apical.io.results.WritableFolder;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Reason;
import org.apical.study.Kind;

/**
 * Begins a study from the results of other programs. It writes a study file with a plane for each suite2p
 * folder, CaImAn file, table of ΔF/F, set of ROIs in an NWB file, and ImageJ ROI set; and the study's tables.
 * The tables of neurons and links are empty, and so are trials unless an NWB file has them. Whatever cannot be
 * known is left empty, and {@code check} asks for it.
 *
 * <p>The parts of a path below the folder that all paths have in common name animal, session and plane
 * ({@code m01/d01/soma}), or only the last one or two of these. {@code suite2p} and a single {@code plane0} in
 * it are not taken as names. An NWB file is a session.
 */
public final class StudyImport {

	private static final String FIRST_ANIMAL = "m01";
	private static final String FIRST_SESSION = "d01";
	private static final List<String> TRIALS = List.of("trial", "start_s", "stop_s", "outcome");

	private final Path out;
	private final Map<String, Map<String, Session>> animals = new TreeMap<>();

	/** What is known of a session: its planes, and its NWB file if it has one. */
	private static final class Session {
		private final List<Source> planes = new ArrayList<>();
		private Optional<NwbSession> nwb = Optional.empty();
	}

	/** A plane, the path of its traces or ROIs, and its traces; empty for an ImageJ ROI set. */
	private record Source(String plane, Path path, Optional<ImportedTraces> traces) {}

	/** @throws InvalidInputException if there is already a study file, or the folder cannot be written */
	public StudyImport(final Path out) {
		this.out = out.toAbsolutePath().normalize();
		if (Files.exists(study())) {
			throw new InvalidInputException(study() + ": exists already; choose another folder");
		}
		WritableFolder.require(out);
	}

	private Path study() {
		return out.resolve("study.yaml");
	}

	/**
	 * Writes the study of some files and folders.
	 *
	 * @return the study file
	 * @throws InvalidInputException naming everything that cannot be read
	 */
	public Path write(final List<Path> paths) {
		final Problems problems = new Problems();
		final List<Path> all = paths.stream().map(path -> path.toAbsolutePath().normalize())
			.flatMap(path -> planes(path).stream()).distinct().sorted().toList();
		final Path common = common(all);
		for (final Path path : all) {
			try {
				add(path, names(common, path));
			} catch (final InvalidInputException e) {
				problems.add(e);
			}
		}
		problems.throwIfAny();
		animals.forEach(this::writeTables);
		return writeText(study(), yaml());
	}

	/** The planes in a suite2p folder; the path itself if it is not such a folder. */
	private static List<Path> planes(final Path path) {
		if (!Files.isDirectory(path) || Files.exists(path.resolve("stat.npy"))) {
			return List.of(path);
		}
		try (Stream<Path> children = Files.list(path)) {
			final List<Path> planes = children.filter(child -> Files.exists(child.resolve("stat.npy"))).toList();
			return planes.isEmpty() ? List.of(path) : planes;
		} catch (final IOException e) {
			throw new InvalidInputException(path + ": cannot be read (" + Reason.of(e) + ")");
		}
	}

	/** The deepest folder that holds all paths. */
	private static Path common(final List<Path> paths) {
		for (Path folder = paths.get(0).getParent(); folder != null; folder = folder.getParent()) {
			final Path candidate = folder;
			if (paths.stream().allMatch(path -> path.startsWith(candidate))) {
				return candidate;
			}
		}
		throw new InvalidInputException(paths.get(paths.size() - 1) + ": has no folder in common with " + paths.get(0));
	}

	/** The names of the path's parts below a folder, as ids. */
	private static List<String> names(final Path common, final Path path) {
		final List<String> names = new ArrayList<>();
		common.relativize(path).forEach(part -> names.add(part.toString()));
		final boolean alone = path.getFileName().toString().matches("plane\\d+") && siblings(path) == 1;
		if (alone && names.size() > 1) {
			names.remove(names.size() - 1);
		}
		if (names.size() > 1) {
			names.remove("suite2p");
		}
		final int last = names.size() - 1;
		names.set(last, Files.isDirectory(path) ? names.get(last) : names.get(last).replaceFirst("\\.[A-Za-z0-9]+$", ""));
		return names.stream().map(name -> name.replaceAll("[^A-Za-z0-9_-]", "_")).toList();
	}

	private static int siblings(final Path plane) {
		final String[] names = plane.getParent().toFile().list((folder, name) -> name.matches("plane\\d+"));
		return names == null ? 1 : names.length;
	}

	private void add(final Path path, final List<String> names) {
		if (!Files.exists(path)) {
			throw new InvalidInputException(path + ": there is no such file or folder");
		}
		if (NwbSession.is(path)) {
			final NwbSession nwb = NwbSession.read(path);
			final Session session = session(level(names, 2).or(nwb::subject).filter(name -> !name.isBlank())
				.map(StudyImport::id).orElse(FIRST_ANIMAL),
				names.get(names.size() - 1));
			session.nwb = Optional.of(nwb);
			nwb.planes().forEach(plane -> session.planes.add(
				new Source(plane, path, Optional.of(ImportedTraces.open(path, plane)))));
			return;
		}
		final boolean imageJ = path.toString().toLowerCase(Locale.ROOT).matches(".*\\.(zip|roi)");
		session(level(names, 3).orElse(FIRST_ANIMAL), level(names, 2).orElse(FIRST_SESSION)).planes.add(
			new Source(names.get(names.size() - 1), path,
				imageJ ? Optional.empty() : Optional.of(ImportedTraces.open(path))));
	}

	private static String id(final String name) {
		return name.replaceAll("[^A-Za-z0-9_-]", "_");
	}

	/** The name that is {@code fromLast} places from the end, where 1 is the last; empty if there are fewer names. */
	private static Optional<String> level(final List<String> names, final int fromLast) {
		return names.size() < fromLast ? Optional.empty() : Optional.of(names.get(names.size() - fromLast));
	}

	private Session session(final String animal, final String session) {
		return animals.computeIfAbsent(animal, id -> new TreeMap<>()).computeIfAbsent(session, id -> new Session());
	}

	private void writeTables(final String animal, final Map<String, Session> sessions) {
		final Path folder = out.resolve(animal);
		new CsvOut(folder.resolve("neurons.csv"), "neuron", "role", "x_px", "y_px", "tuft_x_px", "tuft_y_px").close();
		new CsvOut(folder.resolve("links.csv"), "neuron", "session", "plane", "roi").close();
		try (CsvOut rois =
			new CsvOut(folder.resolve("rois.csv"), "session", "plane", "roi", "x_px", "y_px", "area_px", "cell"))
		{
			sessions.forEach((id, session) -> session.planes.forEach(source -> source.traces
				.ifPresent(traces -> writeRois(rois, id, source.plane, traces))));
		}
		sessions.forEach((id, session) -> writeTrials(folder.resolve(id).resolve("trials.csv"),
			session.nwb.map(NwbSession::trials).orElse(Map.of())));
	}

	private static void writeRois(final CsvOut rois, final String session, final String plane,
		final ImportedTraces traces)
	{
		for (int roi = 0; roi < traces.names().size(); roi++) {
			final Optional<Mask> mask = traces.mask(roi);
			rois.row(session, plane, traces.names().get(roi), mask.map(Mask::centreX).orElse(Double.NaN),
				mask.map(Mask::centreY).orElse(Double.NaN), mask.map(Mask::area).orElse(0), traces.isCell(roi) ? 1 : 0);
		}
	}

	private static void writeTrials(final Path file, final Map<String, List<String>> given) {
		final Map<String, List<String>> columns = new LinkedHashMap<>();
		final int rows = given.values().stream().mapToInt(List::size).max().orElse(0);
		TRIALS.forEach(name -> columns.put(name, given.getOrDefault(name, Collections.nCopies(rows, ""))));
		given.forEach(columns::putIfAbsent);
		try (CsvOut out = new CsvOut(file, columns.keySet().toArray(String[]::new))) {
			for (int i = 0; i < rows; i++) {
				final int row = i;
				out.row(columns.values().stream().map(column -> column.get(row)).toArray());
			}
		}
	}

	private String yaml() {
		final StringBuilder yaml = new StringBuilder("apical: 1\nname: imported\nanimals:\n");
		animals.forEach((animal, sessions) -> {
			yaml.append("  - id: ").append(animal).append('\n');
			first(sessions, NwbSession::sex).ifPresent(sex -> yaml.append("    sex: ").append(sex).append('\n'));
			yaml.append("    indicator:                   # such as jGCaMP7f\n    neurons: ").append(animal)
				.append("/neurons.csv      # a row for each neuron: its name and role (P+, P-, neutral, excluded)\n    links: ")
				.append(animal).append("/links.csv          # a row for each ROI that is a neuron's; ").append(animal)
				.append("/rois.csv lists them all\n    sessions:\n");
			int day = 1;
			for (final Map.Entry<String, Session> session : sessions.entrySet()) {
				append(yaml, animal, session.getKey(), session.getValue(), day++);
			}
		});
		return yaml.toString();
	}

	private static <T> Optional<T> first(final Map<String, Session> sessions,
		final Function<NwbSession, Optional<T>> which)
	{
		return sessions.values().stream().flatMap(session -> session.nwb.stream()).flatMap(nwb -> which.apply(nwb).stream())
			.findFirst();
	}

	private void append(final StringBuilder yaml, final String animal, final String id, final Session session,
		final int day)
	{
		yaml.append("      - id: ").append(id).append("\n        day: ").append(day)
			.append("                   # training day: here only the order of the names\n");
		session.nwb.flatMap(NwbSession::start)
			.ifPresent(start -> yaml.append("        start: ").append(start).append('\n'));
		yaml.append("        trials: ").append(animal).append('/').append(id).append("/trials.csv\n        planes:\n");
		session.planes.forEach(source -> append(yaml, source));
	}

	private void append(final StringBuilder yaml, final Source source) {
		yaml.append("          - id: ").append(source.plane).append("\n            kind: ")
			.append(kind(source.plane).map(Kind::label).orElse("                  # soma, trunk or tuft")).append('\n');
		if (source.traces.isEmpty()) {
			yaml.append("            movie:                   # the movie these ROIs were drawn on\n            rois: ")
				.append(relative(source.path)).append('\n');
			return;
		}
		yaml.append("            traces: ").append(relative(source.path)).append('\n');
		if (source.traces.get().timesS().length == 0) {
			if (Double.isNaN(source.traces.get().rateHz())) {
				yaml.append("            rate_hz:                 # frames of this plane a second\n");
			}
			yaml.append("            offset_s: 0              # of the plane's first frame on the clock of the trials\n");
		}
	}

	/** The kind that the plane's name contains; empty if it contains none. */
	private static Optional<Kind> kind(final String plane) {
		return Arrays.stream(Kind.values()).filter(kind -> plane.toLowerCase(Locale.ROOT).contains(kind.label()))
			.findFirst();
	}

	private String relative(final Path path) {
		final boolean related = out.getRoot().equals(path.getRoot());
		final String text = (related ? out.relativize(path) : path).toString().replace('\\', '/');
		return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "''") + "'";
	}

	private static Path writeText(final Path file, final String text) {
		try {
			return Files.writeString(file, text);
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be written (" + Reason.of(e) + ")", e);
		}
	}
}
