package org.apical.io.study;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apical.Problems;
import org.apical.io.hdf5.Hdf5File;
import org.apical.io.text.Reason;
import org.apical.io.text.YamlMap;
import org.apical.study.Animal;
import org.apical.study.Study;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a study file and checks everything it names, so that every problem is reported before any work starts.
 */
public final class StudyFile {

	private static final int VERSION = 1;
	private static final List<String> KEYS = List.of("apical", "name", "animals", "parameters");

	private final String name;
	private final StudyPaths paths;
	private final Problems problems;
	private final Map<String, Map<String, Map<String, Object>>> planeParameters = new LinkedHashMap<>();

	private StudyFile(final Path yaml, final Problems problems) {
		final Path file = yaml.toAbsolutePath().normalize();
		this.name = file.getFileName().toString();
		this.paths = new StudyPaths(file.getParent(), problems);
		this.problems = problems;
	}

	/**
	 * A study file as understood.
	 *
	 * @param study the study, with every default filled in and absolute paths
	 * @param parameters the parameters by stage and name, as given in the file: Boolean, Integer, Double or
	 * 	String
	 * @param planeParameters the parameters of single planes, by {@code animal/session/plane}, stage and name
	 */
	public record Resolved(Study study, Map<String, Map<String, Object>> parameters,
		Map<String, Map<String, Map<String, Object>>> planeParameters)
	{

		/** The study's parameters of a stage. */
		public Map<String, Object> parameters(final String stage) {
			return parameters.getOrDefault(stage, Map.of());
		}

		/** The parameters of a stage in one plane: the study's, replaced by the plane's own where it has them. */
		public Map<String, Object> parameters(final String stage, final String animal, final String session,
			final String plane)
		{
			final Map<String, Object> merged = new HashMap<>(parameters(stage));
			merged.putAll(planeParameters.getOrDefault(String.join("/", animal, session, plane), Map.of())
				.getOrDefault(stage, Map.of()));
			return new TreeMap<>(merged);
		}
	}

	/**
	 * Reads a study file, its tables and the headers of its movies. The study may be used only if no problem was
	 * added; the parameters are complete even otherwise, so that they can be checked in the same pass.
	 *
	 * @param yaml the study file
	 * @param problems receives every problem, and notes
	 */
	public static Resolved read(final Path yaml, final Problems problems) {
		return new StudyFile(yaml, problems).read(yaml);
	}

	private Resolved read(final Path yaml) {
		final Optional<Node> root = parse(yaml);
		if (root.isEmpty()) {
			return new Resolved(new Study("", List.of()), Map.of(), Map.of());
		}
		final YamlMap top = new YamlMap(name, "", root.get(), problems, KEYS);
		if (top.integer("apical", 0, -1) != VERSION) {
			top.problem("apical", "apical must be " + VERSION + ", the version of this format");
		}
		final AnimalYaml reader = new AnimalYaml(paths, planeParameters);
		final List<Animal> animals = new ArrayList<>();
		final Unique ids = new Unique();
		for (final YamlMap animal : top.maps("animals", AnimalYaml.KEYS)) {
			ids.check(animal, "id");
			reader.read(animal).ifPresent(animals::add);
		}
		final Study study = new Study(top.text("name").orElse(name.replaceFirst("\\.ya?ml$", "")), animals);
		return new Resolved(study, parameters(top), planeParameters);
	}

	private Optional<Node> parse(final Path yaml) {
		if (!Files.isRegularFile(yaml)) {
			problems.add(yaml.toString(), "there is no such file");
			return Optional.empty();
		}
		if (Hdf5File.is(yaml)) {
			problems.add(name, "is no study file, but data (HDF5); apical import begins a study from NWB files and others");
			return Optional.empty();
		}
		try {
			final Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(yaml)));
			if (root == null) {
				problems.add(name, "is empty");
			}
			return Optional.ofNullable(root);
		} catch (final MarkedYAMLException e) {
			problems.add(name + " line " + (e.getProblemMark().getLine() + 1), "is no valid YAML: " + e.getProblem());
		} catch (IOException | YAMLException e) {
			problems.add(name, "cannot be read as YAML in UTF-8 (" + Reason.of(e) + ")");
		}
		return Optional.empty();
	}

	/** The {@code parameters} of the study or of a plane, by stage and name. */
	static Map<String, Map<String, Object>> parameters(final YamlMap yaml) {
		final Map<String, Map<String, Object>> stages = new LinkedHashMap<>();
		yaml.map("parameters", List.of()).ifPresent(parameters -> {
			for (final String stage : parameters.keys()) {
				final YamlMap values = parameters.map(stage, List.of()).orElseThrow();
				final Map<String, Object> named = new LinkedHashMap<>();
				values.keys().forEach(key -> values.value(key).ifPresent(value -> named.put(key, value)));
				stages.put(stage, named);
			}
		});
		return stages;
	}

	/** Adds a problem for a value that occurs twice among the entries of a list. */
	static final class Unique {

		private final Map<String, String> seen = new HashMap<>();

		void check(final YamlMap yaml, final String key) {
			yaml.text(key).ifPresent(value -> {
				final String before = seen.putIfAbsent(value, yaml.at());
				if (before != null) {
					yaml.problem(key, "'" + value + "' is there twice, first at " + before);
				}
			});
		}
	}
}
