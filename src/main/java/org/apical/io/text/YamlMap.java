package org.apical.io.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apical.Problems;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A mapping in a YAML file that knows its place, so that a problem names line and key. Scalars are read as in
 * YAML 1.2: a scalar is text until a number is asked for.
 */
public final class YamlMap {

	private static final Pattern NUMBER = Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");
	private static final Pattern INTEGER = Pattern.compile("[-+]?\\d{1,9}");
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]+");
	private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");

	private final String file;
	private final String path;
	private final int line;
	private final Problems problems;
	private final Map<String, Node> values = new LinkedHashMap<>();
	private final Map<String, Integer> lines = new HashMap<>();

	/**
	 * Reads a mapping, and adds a problem for every unknown or repeated key.
	 *
	 * @param file the name of the file in messages
	 * @param path the path of keys to this mapping; empty for the whole file
	 * @param known the known keys; empty if any key is allowed
	 */
	public YamlMap(final String file, final String path, final Node node, final Problems problems,
		final List<String> known)
	{
		this.file = file;
		this.path = path;
		this.problems = problems;
		line = node.getStartMark().getLine() + 1;
		if (!(node instanceof MappingNode mapping)) {
			problems.add(at(), "must be keys with values");
			return;
		}
		for (final NodeTuple entry : mapping.getValue()) {
			put(entry, known);
		}
	}

	private void put(final NodeTuple entry, final List<String> known) {
		final int keyLine = entry.getKeyNode().getStartMark().getLine() + 1;
		final String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
		final Integer before = lines.putIfAbsent(key, keyLine);
		if (before != null) {
			problems.add(where(key, keyLine), "this key is there twice, first in line " + before);
		} else if (!known.isEmpty() && !known.contains(key)) {
			problems.add(where(key, keyLine), "unknown key; the nearest known one is " + Nearest.to(key, known));
		} else if (!isNull(entry.getValueNode())) {
			values.put(key, entry.getValueNode());
		}
	}

	private static boolean isNull(final Node node) {
		return node instanceof ScalarNode scalar && isPlain(scalar) && NULL.matcher(scalar.getValue()).matches();
	}

	private static boolean isPlain(final ScalarNode scalar) {
		return scalar.getScalarStyle() == ScalarStyle.PLAIN;
	}

	private String where(final String key, final int keyLine) {
		return file + " line " + keyLine + ", " + (path.isEmpty() ? "" : path + ".") + key;
	}

	/** The file, line and path of the mapping itself, for messages. */
	public String at() {
		return file + " line " + line + (path.isEmpty() ? "" : ", " + path);
	}

	public void problem(final String key, final String what) {
		problems.add(lines.containsKey(key) ? where(key, lines.get(key)) : at(), what);
	}

	public boolean has(final String key) {
		return values.containsKey(key);
	}

	public List<String> keys() {
		return List.copyOf(values.keySet());
	}

	public Optional<String> text(final String key) {
		final Node node = values.get(key);
		if (node == null) {
			return Optional.empty();
		}
		if (node instanceof ScalarNode scalar) {
			return Optional.of(scalar.getValue());
		}
		problem(key, "must be a single value");
		return Optional.empty();
	}

	/** A text that must exist; empty, with a problem added, if it is missing. */
	public String required(final String key) {
		if (!has(key)) {
			problem(key, key + " is missing");
		}
		return text(key).orElse("");
	}

	/**
	 * A required id of letters, digits, _ and -; empty, with a problem added, if it is missing or has other
	 * characters.
	 */
	public String id(final String key) {
		final String id = required(key);
		if (id.isEmpty() || ID.matcher(id).matches()) {
			return id;
		}
		problem(key, "'" + id + "' must be of the letters A–Z and a–z, digits, _ and - only");
		return "";
	}

	public static boolean isId(final String text) {
		return ID.matcher(text).matches();
	}

	public double number(final String key, final double otherwise) {
		final Optional<String> text = text(key);
		if (text.isEmpty()) {
			return otherwise;
		}
		if (NUMBER.matcher(text.get()).matches()) {
			return Double.parseDouble(text.get());
		}
		problem(key, "'" + text.get() + "' is not a number");
		return otherwise;
	}

	/** A number above 0; NaN if it is missing, or not a number above 0, which adds a problem. */
	public double positive(final String key) {
		final double value = number(key, Double.NaN);
		if (value <= 0) {
			problem(key, Decimal.text(value) + " must be above 0");
			return Double.NaN;
		}
		return value;
	}

	/** A whole number of at least {@code least}; {@code otherwise} if it is missing or wrong. */
	public int integer(final String key, final int least, final int otherwise) {
		final Optional<String> text = text(key);
		if (text.isEmpty()) {
			return otherwise;
		}
		if (INTEGER.matcher(text.get()).matches() && Integer.parseInt(text.get()) >= least) {
			return Integer.parseInt(text.get());
		}
		problem(key, "'" + text.get() + "' is not a whole number"
			+ (least == Integer.MIN_VALUE ? "" : " of at least " + least));
		return otherwise;
	}

	/** The texts of a key that has one text or a list of texts; empty if it is missing. */
	public List<String> texts(final String key) {
		if (!(values.get(key) instanceof SequenceNode sequence)) {
			return text(key).map(List::of).orElse(List.of());
		}
		final List<String> texts = new ArrayList<>();
		for (final Node node : sequence.getValue()) {
			if (node instanceof ScalarNode scalar) {
				texts.add(scalar.getValue());
			} else {
				problem(key, "must be a list of single values");
			}
		}
		return texts;
	}

	/** The mapping of a key; empty if it is missing. */
	public Optional<YamlMap> map(final String key, final List<String> known) {
		return Optional.ofNullable(values.get(key))
			.map(node -> new YamlMap(file, path.isEmpty() ? key : path + "." + key, node, problems, known));
	}

	/** The mappings in a required list, at least one; empty, with a problem added, if there is none. */
	public List<YamlMap> maps(final String key, final List<String> known) {
		final String inner = path.isEmpty() ? key : path + "." + key;
		if (!(values.get(key) instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
			problem(key, key + (has(key) ? " must be a list, each entry after a -" : " is missing"));
			return List.of();
		}
		final List<YamlMap> maps = new ArrayList<>();
		for (int i = 0; i < sequence.getValue().size(); i++) {
			maps.add(new YamlMap(file, inner + "[" + i + "]", sequence.getValue().get(i), problems, known));
		}
		return maps;
	}

	/** The value of a key, by its form a Boolean, Integer, Double or String; a quoted value is a String. */
	public Optional<Object> value(final String key) {
		return text(key).map(text -> isPlain((ScalarNode) values.get(key)) ? typed(text) : text);
	}

	private static Object typed(final String text) {
		if (INTEGER.matcher(text).matches()) {
			return Integer.valueOf(text);
		}
		if (NUMBER.matcher(text).matches()) {
			return Double.valueOf(text);
		}
		return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
	}
}
