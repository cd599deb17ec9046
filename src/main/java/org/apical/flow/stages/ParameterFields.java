package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apical.Explained;
import org.apical.Problems;

/**
 * The parameters of an algorithm as the study file, the command line and Fiji name them, all from its one
 * {@code Parameters} record: {@code maxShiftPx} is the key {@code max_shift_px} and the option {@code --max-shift-px}.
 */
public final class ParameterFields {

	private ParameterFields() {}

	/**
	 * One parameter.
	 *
	 * @param key name in study files
	 * @param type int, double, boolean or String
	 * @param byDefault default value
	 * @param explanation one sentence for the user
	 */
	public record Field(String key, Class<?> type, Object byDefault, String explanation) {

		/** Name on the command line. */
		public String option() {
			return "--" + key.replace('_', '-');
		}
	}

	/** The parameters of a record, in its order, with the values of the given one as defaults. */
	public static List<Field> of(final Record defaults) {
		final List<Field> fields = new ArrayList<>();
		for (final RecordComponent component : defaults.getClass().getRecordComponents()) {
			final Explained explained = component.getAnnotation(Explained.class);
			fields.add(new Field(key(component), component.getType(), value(component, defaults),
				explained == null ? "" : explained.value()));
		}
		return fields;
	}

	private static String key(final RecordComponent component) {
		return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
	}

	private static Object value(final RecordComponent component, final Record record) {
		try {
			return component.getAccessor().invoke(record);
		} catch (final ReflectiveOperationException e) {
			throw new IllegalArgumentException(record.getClass() + " must be public", e);
		}
	}

	/** Adds a problem for each key that none of the records knows; the message names those they know. */
	public static void checkNames(final List<Record> defaults, final Collection<String> keys, final String where,
		final Problems problems)
	{
		final List<String> known = defaults.stream().flatMap(record -> of(record).stream()).map(Field::key).toList();
		for (final String key : keys) {
			if (!known.contains(key)) {
				problems.add(where, "there is no parameter " + key + "; there are " + String.join(", ", known));
			}
		}
	}

	/**
	 * The record with some of its values replaced; keys it does not know are left alone.
	 *
	 * @param values by key; numbers, booleans or text
	 * @param where how messages call the place the values stand in, such as {@code study.yaml parameters.motion}
	 * @param problems gets values of the wrong type and values out of bounds
	 * @return the defaults where there is a problem
	 */
	public static <R extends Record> R bind(final R defaults, final Map<String, ?> values, final String where,
		final Problems problems)
	{
		final List<Field> fields = of(defaults);
		final Object[] arguments = new Object[fields.size()];
		for (int i = 0; i < arguments.length; i++) {
			final Field field = fields.get(i);
			final Object given = values.get(field.key());
			arguments[i] = given == null ? field.byDefault() : convert(given, field, where, problems);
		}
		return construct(defaults, arguments, where, problems);
	}

	private static Object convert(final Object given, final Field field, final String where, final Problems problems) {
		if (field.type() == String.class) {
			return given.toString();
		}
		if (field.type() == boolean.class && given instanceof Boolean) {
			return given;
		}
		if (field.type() == double.class && given instanceof Number number) {
			return number.doubleValue();
		}
		if (given instanceof Number number && number.doubleValue() == number.longValue()) {
			if (field.type() == long.class) {
				return number.longValue();
			}
			if (field.type() == int.class && number.longValue() == number.intValue()) {
				return number.intValue();
			}
		}
		problems.add(where, field.key() + " is " + given + ", which is no " + field.type().getSimpleName()
			+ "; its default is " + field.byDefault());
		return field.byDefault();
	}

	@SuppressWarnings("unchecked")
	private static <R extends Record> R construct(final R defaults, final Object[] arguments, final String where,
		final Problems problems)
	{
		final Class<?>[] types = Arrays.stream(defaults.getClass().getRecordComponents()).map(RecordComponent::getType)
			.toArray(Class<?>[]::new);
		try {
			final Constructor<?> constructor = defaults.getClass().getDeclaredConstructor(types);
			return (R) constructor.newInstance(arguments);
		} catch (final InvocationTargetException e) {
			problems.add(where, e.getCause().getMessage());
			return defaults;
		} catch (final ReflectiveOperationException e) {
			throw new IllegalArgumentException(defaults.getClass() + " must be public", e);
		}
	}

	/** The record as JSON, keys as in study files. */
	public static ObjectNode json(final Record parameters) {
		final ObjectNode json = JsonNodeFactory.instance.objectNode();
		for (final Field field : of(parameters)) {
			json.putPOJO(field.key(), field.byDefault());
		}
		return json;
	}
}
