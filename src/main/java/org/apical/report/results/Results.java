package org.apical.report.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.FloatType;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.io.array.Npy;
import org.apical.io.movie.TiffImage;
import org.apical.io.study.StudyJson;
import org.apical.io.text.CsvTable;
import org.apical.io.text.Json;
import org.apical.io.text.Reason;
import org.apical.study.Animal;
import org.apical.study.Neuron;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Session;
import org.apical.study.Study;
import org.apical.study.Trial;

/** A result folder: reads the files that are there, and notes those that could not be read. */
public final class Results {

	/** The names that an animal, session or plane may have; other folders, such as one being written, are ignored. */
	private static final String ID = "[A-Za-z0-9_-]+";

	public static final Path STUDY = Path.of("study.json");

	private final Path root;
	private final Set<String> notes = new LinkedHashSet<>();
	private Optional<Pairs> pairs;
	private Optional<Study> study;

	public Results(final Path root) {
		this.root = root;
	}

	public Path root() {
		return root;
	}

	/** The files that could not be read, and why. */
	public List<String> notes() {
		return List.copyOf(notes);
	}

	/**
	 * The file in a stage's folder, where {@code apical run} writes it; if it is not there, the file of the same
	 * name at the top, where {@code apical test} and {@code apical fit} write.
	 */
	public Path either(final String folder, final String file) {
		final Path inStage = Path.of(folder, file);
		return Files.exists(root.resolve(inStage)) ? inStage : Path.of(file);
	}

	/** The table; empty if it is not there, cannot be read or lacks one of these columns. */
	public Optional<CsvTable> table(final Path file, final String... columns) {
		return read(file, path -> {
			final Problems problems = new Problems();
			final CsvTable table = new CsvTable(path, name(file), problems, List.of(columns), List.of());
			problems.throwIfAny();
			return table;
		});
	}

	public Optional<JsonNode> json(final Path file) {
		return read(file, Json::read).filter(JsonNode::isObject);
	}

	Optional<Npy> array(final Path file) {
		return read(file, Npy::read);
	}

	public Optional<Img<FloatType>> image(final Path file) {
		return read(file, TiffImage::read);
	}

	/** What the reader makes of the file; empty if there is no file, or if it cannot be read, which is noted. */
	public <T> Optional<T> read(final Path file, final Function<Path, T> reader) {
		final Path path = root.resolve(file);
		if (!Files.isRegularFile(path)) {
			return Optional.empty();
		}
		try {
			return Optional.of(reader.apply(path));
		} catch (final ApicalException e) {
			notes.add(e.getMessage().replace(root + root.getFileSystem().getSeparator(), ""));
			return Optional.empty();
		}
	}

	private static String name(final Path file) {
		return file.toString().replace('\\', '/');
	}

	/** Whether the folder is there. */
	public boolean has(final Path folder) {
		return Files.isDirectory(root.resolve(folder));
	}

	/** Names of the folders in a folder, sorted. */
	List<String> folders(final Path folder) {
		final Path path = root.resolve(folder);
		if (!Files.isDirectory(path)) {
			return List.of();
		}
		try (Stream<Path> children = Files.list(path)) {
			return children.filter(Files::isDirectory).map(child -> child.getFileName().toString())
				.filter(name -> name.matches(ID)).sorted().toList();
		} catch (final IOException e) {
			throw new ApicalException(path + ": cannot be listed (" + Reason.of(e) + ")", e);
		}
	}

	/** The window that the verdict is about; empty if the table had only one. */
	public String primaryWindow() {
		return json(either("signal", "opposing.json")).map(opposing -> new Tested(opposing).window()).orElse("post");
	}

	/** The content of the table of pairs, which is read once. */
	public Optional<Pairs> pairs() {
		if (pairs == null) {
			final String window = primaryWindow();
			pairs = read(either("signal", "pairs.csv"), file -> Pairs.read(file, window));
		}
		return pairs;
	}

	/** The resolved study, which is read once. */
	public Optional<Study> study() {
		if (study == null) {
			study = read(STUDY, StudyJson::read);
		}
		return study;
	}

	/** The animals that have session folders, an alignment or a matching. */
	public List<String> animals() {
		return folders(Path.of("")).stream().filter(this::isAnimal).toList();
	}

	private boolean isAnimal(final String folder) {
		return has(Path.of(folder, "align")) || has(Path.of(folder, "match")) || !sessions(folder).isEmpty();
	}

	/** Sessions of the animal that have results of their own. */
	public List<String> sessions(final String animal) {
		return folders(Path.of(animal)).stream()
			.filter(session -> Stream.of("motion", "segment", "trace").anyMatch(s -> has(Path.of(animal, session, s))))
			.toList();
	}

	/** Planes of the session whose motion was estimated. */
	public List<String> planes(final String animal, final String session) {
		return folders(Path.of(animal, session, "motion"));
	}

	/** The session whose images give the coordinates: the one that the study names, otherwise the first. */
	public String referenceSession(final String animal) {
		return animal(animal).map(Animal::referenceSession).filter(session -> has(Path.of(animal, session)))
			.or(() -> sessions(animal).stream().findFirst()).orElse("");
	}

	/** The session's outcomes by their times, s on the session clock: from the study, otherwise from the pairs. */
	public Map<Double, Outcome> trials(final String animal, final String session) {
		final Optional<Session> known = animal(animal)
			.flatMap(one -> one.sessions().stream().filter(each -> each.id().equals(session)).findFirst());
		if (known.isEmpty()) {
			return pairs().map(table -> table.trials(animal, session)).orElse(Map.of());
		}
		return known.get().trials().stream()
			.collect(Collectors.toMap(Trial::outcomeS, Trial::outcome, (first, second) -> first, TreeMap::new));
	}

	/** The neuron's role: from the study, otherwise from the pairs; neutral if neither names the neuron. */
	public Role role(final String animal, final String neuron) {
		return animal(animal)
			.flatMap(one -> one.neurons().stream().filter(each -> each.id().equals(neuron)).map(Neuron::role).findFirst())
			.or(() -> pairs().map(table -> table.role(animal, neuron))).orElse(Role.NEUTRAL);
	}

	private Optional<Animal> animal(final String id) {
		return study().flatMap(one -> one.animals().stream().filter(animal -> animal.id().equals(id)).findFirst());
	}
}
