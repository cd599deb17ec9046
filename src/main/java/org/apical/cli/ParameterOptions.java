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

/** An algorithm's parameters as options of a command, with the same names and defaults as in study files. */
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
	 * Adds one option for each parameter of two algorithms of which the user chooses one. Parameters of the same
	 * name share an option. Options that are not given stay unset.
	 *
	 * @param one the user's name for the first choice
	 * @param other the user's name for the second choice
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

	/** The options that were given although only the choice that was not made has them. */
	static List<String> givenOnlyFor(final CommandSpec command, final Record chosen, final Record notChosen) {
		final List<String> known = ParameterFields.of(chosen).stream().map(Field::option).toList();
		return ParameterFields.of(notChosen).stream().map(Field::option)
			.filter(option -> !known.contains(option))
			.filter(option -> command.commandLine().getParseResult().hasMatchedOption(option)).toList();
	}

	/** The description for picocli, with % doubled because picocli reads it as the start of a format. */
	private static String description(final Field field) {
		return (field.explanation() + " (default: " + field.byDefault() + ")").replace("%", "%%");
	}

	/**
	 * The parameters with the values that the user gave.
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
