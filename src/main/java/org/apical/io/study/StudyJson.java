package org.apical.io.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.io.text.Json;
import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;
import org.apical.study.Study;

/**
 * The resolved study as JSON: one key for each component of its records, in their order, in snake case; a
 * missing value is null. Files are named relative to the study file's folder, which is named relative to the
 * JSON file.
 */
public final class StudyJson {

	private static final String FOLDER = "folder";
	private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

	private final Path folder;

	private StudyJson(final Path folder) {
		this.folder = folder;
	}

	/**
	 * Writes a study.
	 *
	 * @param file the JSON file to write
	 * @param studyFolder the folder of the study file
	 */
	public static void write(final Path file, final Study study, final Path studyFolder) {
		final Path folder = studyFolder.toAbsolutePath().normalize();
		final ObjectNode root = NODES.objectNode();
		root.put(FOLDER, relative(file.toAbsolutePath().normalize().getParent(), folder));
		root.setAll((ObjectNode) new StudyJson(folder).json(study));
		Json.write(file, root);
	}

	/**
	 * Reads the study that {@link #write} wrote.
	 *
	 * @throws InvalidInputException if the file holds something else
	 */
	public static Study read(final Path file) {
		final JsonNode root = Json.read(file);
		try {
			final Path folder = file.toAbsolutePath().getParent().resolve(root.required(FOLDER).textValue()).normalize();
			return (Study) new StudyJson(folder).value(root, Study.class);
		} catch (final IllegalArgumentException | NullPointerException | DateTimeException e) {
			throw new InvalidInputException(file + ": is no study that Apical wrote (" + e.getMessage() + ")");
		}
	}

	/** The path relative to a folder; the absolute path if the two have no common root. */
	private static String relative(final Path from, final Path path) {
		final boolean related = from.getRoot() != null && from.getRoot().equals(path.getRoot());
		return (related ? from.relativize(path) : path).toString().replace('\\', '/');
	}

	private JsonNode json(final Object value) {
		if (value instanceof Optional<?> optional) {
			return optional.map(this::json).orElse(NODES.nullNode());
		}
		if (value instanceof List<?> list) {
			return NODES.arrayNode().addAll(list.stream().map(this::json).toList());
		}
		if (value instanceof double[] numbers) {
			final ArrayNode array = NODES.arrayNode();
			Arrays.stream(numbers).forEach(array::add);
			return array;
		}
		if (value instanceof Double number) {
			return number.isNaN() ? NODES.nullNode() : NODES.numberNode(number);
		}
		if (value instanceof Integer number) {
			return NODES.numberNode(number);
		}
		if (value instanceof Boolean truth) {
			return NODES.booleanNode(truth);
		}
		if (value instanceof Path path) {
			return NODES.textNode(relative(folder, path.toAbsolutePath().normalize()));
		}
		return value instanceof Record record ? json(record) : NODES.textNode(text(value));
	}

	/** The text of a value; roles, kinds and outcomes as they are written in tables. */
	private static String text(final Object value) {
		if (value instanceof Role role) {
			return role.label();
		}
		if (value instanceof Kind kind) {
			return kind.label();
		}
		return value instanceof Outcome outcome ? outcome.label() : value.toString();
	}

	private ObjectNode json(final Record record) {
		final ObjectNode object = NODES.objectNode();
		for (final RecordComponent component : record.getClass().getRecordComponents()) {
			try {
				object.set(key(component), json(component.getAccessor().invoke(record)));
			} catch (final ReflectiveOperationException e) {
				throw new IllegalStateException(e);
			}
		}
		return object;
	}

	private static String key(final RecordComponent component) {
		return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
	}

	private Object value(final JsonNode json, final Type type) {
		if (type instanceof ParameterizedType generic) {
			final Type inner = generic.getActualTypeArguments()[0];
			if (generic.getRawType() == Optional.class) {
				return json.isNull() ? Optional.empty() : Optional.of(value(json, inner));
			}
			final List<Object> list = new ArrayList<>();
			json.forEach(each -> list.add(value(each, inner)));
			return list;
		}
		return single(json, (Class<?>) type);
	}

	private Object single(final JsonNode json, final Class<?> type) {
		if (type.isRecord()) {
			return record(json, type);
		}
		if (type.isEnum()) {
			return Arrays.stream(type.getEnumConstants()).filter(each -> text(each).equals(json.textValue()))
				.findFirst().orElseThrow(() -> new IllegalArgumentException("'" + json.asText() + "'"));
		}
		if (type == double[].class) {
			final double[] numbers = new double[json.size()];
			Arrays.setAll(numbers, i -> json.get(i).doubleValue());
			return numbers;
		}
		if (type == double.class) {
			return json.isNull() ? Double.NaN : json.doubleValue();
		}
		if (type == int.class) {
			return json.intValue();
		}
		if (type == boolean.class) {
			return json.booleanValue();
		}
		if (type == Path.class) {
			return folder.resolve(json.textValue()).normalize();
		}
		return type == Instant.class ? Instant.parse(json.textValue()) : json.textValue();
	}

	private Object record(final JsonNode json, final Class<?> type) {
		final RecordComponent[] components = type.getRecordComponents();
		final Class<?>[] types = new Class<?>[components.length];
		final Object[] values = new Object[components.length];
		for (int i = 0; i < components.length; i++) {
			types[i] = components[i].getType();
			final String key = key(components[i]);
			values[i] = types[i] == Optional.class && !json.has(key) ? Optional.empty()
				: value(json.required(key), components[i].getGenericType());
		}
		try {
			return type.getDeclaredConstructor(types).newInstance(values);
		} catch (final ReflectiveOperationException e) {
			throw new IllegalArgumentException(e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
		}
	}
}
