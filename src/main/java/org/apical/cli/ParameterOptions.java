package org.apical.cli;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.flow.stages.ParameterFields;
import org.apical.flow.stages.ParameterFields.Field;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** An algorithm's parameters as options of a command, of the same names and defaults as in study files. */
final class ParameterOptions {

	private ParameterOptions() {}

	/** Adds one option for each parameter. */
	static void add(final CommandSpec command, final Record defaults) {
		for (final Field field : ParameterFields.of(defaults)) {
			command.addOption(OptionSpec.builder(field.option()).type(field.type()).arity("1")
				.paramLabel(field.type().getSimpleName()).defaultValue(String.valueOf(field.byDefault()))
				.description(description(field)).build());
		}
	}

	/**
	 * Adds one option for each parameter of two algorithms of which one will be chosen; those of the same name are one
	 * option. What is not given stays unset.
	 *
	 * @param one what the user calls the first choice
	 * @param other what the user calls the second
	 */
	static void add(final CommandSpec command, final String one, final Record ofOne, final String other,
		final Record ofOther)
	{
		final Map<String, Field> others = new LinkedHashMap<>();
		ParameterFields.of(ofOther).forEach(field -> others.put(field.key(), field));
		for (final Field field : ParameterFields.of(ofOne)) {
			final Field same = others.remove(field.key());
			optional(command, field, field.explanation() + " (" + (same == null ? one + "; default: " + field.byDefault()
				: defaults(one, field.byDefault(), other, same.byDefault())) + ")");
		}
		others.values().forEach(field -> optional(command, field,
			field.explanation() + " (" + other + "; default: " + field.byDefault() + ")"));
	}

	private static String defaults(final String one, final Object ofOne, final String other, final Object ofOther) {
		return "default: " + (ofOne.equals(ofOther) ? ofOne : ofOne + " for " + one + ", " + ofOther + " for " + other);
	}

	private static void optional(final CommandSpec command, final Field field, final String description) {
		command.addOption(OptionSpec.builder(field.option()).type(field.type()).arity("1")
			.paramLabel(field.type().getSimpleName()).description(description.replace("%", "%%")).build());
	}

	/** Options given of those that belong to the one choice alone. */
	static List<String> givenOnlyFor(final CommandSpec command, final Record chosen, final Record notChosen) {
		final List<String> known = ParameterFields.of(chosen).stream().map(Field::option).toList();
		return ParameterFields.of(notChosen).stream().map(Field::option)
			.filter(option -> !known.contains(option))
			.filter(option -> command.commandLine().getParseResult().hasMatchedOption(option)).toList();
	}

	/** As picocli takes it, which reads a % as the start of a format. */
	private static String description(final Field field) {
		return (field.explanation() + " (default: " + field.byDefault() + ")").replace("%", "%%");
	}

	/**
	 * The parameters as given.
	 *
	 * @throws org.apical.InvalidInputException if one is out of bounds
	 */
	static <R extends Record> R read(final CommandSpec command, final R defaults) {
		final Map<String, Object> values = new HashMap<>();
		for (final Field field : ParameterFields.of(defaults)) {
			values.put(field.key(), command.findOption(field.option()).getValue());
		}
		final Problems problems = new Problems();
		final R parameters = ParameterFields.bind(defaults, values, "options", problems);
		problems.throwIfAny();
		return parameters;
	}
}
