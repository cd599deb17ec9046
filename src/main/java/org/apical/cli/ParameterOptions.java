package org.apical.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
	 * Adds one option for each parameter of several algorithms of which the user chooses one. Parameters of the same
	 * name share an option. Options that are not given stay unset.
	 *
	 * @param choices defaults of each algorithm, by the user's name for the choice
	 */
	static void add(final CommandSpec command, final Map<String, Record> choices) {
		final Map<String, Map<String, Field>> byKey = new LinkedHashMap<>();
		choices.forEach((choice, defaults) -> ParameterFields.of(defaults)
			.forEach(field -> byKey.computeIfAbsent(field.key(), key -> new LinkedHashMap<>()).put(choice, field)));
		byKey.values().forEach(fields -> {
			final Field first = fields.values().iterator().next();
			final String only = fields.size() == choices.size() ? "" : String.join(" or ", fields.keySet()) + "; ";
			optional(command, first, first.explanation() + " (" + only + "default: " + defaults(fields) + ")");
		});
	}

	/** The default, or the defaults of those choices that share one. */
	private static String defaults(final Map<String, Field> fields) {
		final Map<Object, List<String>> choices = new LinkedHashMap<>();
		fields
			.forEach((choice, field) -> choices.computeIfAbsent(field.byDefault(), value -> new ArrayList<>()).add(choice));
		return choices.size() == 1 ? String.valueOf(choices.keySet().iterator().next())
			: choices.entrySet().stream().map(entry -> entry.getKey() + " for " + String.join(" and ", entry.getValue()))
				.collect(Collectors.joining(", "));
	}

	private static void optional(final CommandSpec command, final Field field, final String description) {
		command.addOption(OptionSpec.builder(field.option()).type(field.type()).arity("1")
			.paramLabel(field.type().getSimpleName()).description(description.replace("%", "%%")).build());
	}

	/** The options that were given although only choices that were not made have them. */
	static List<String> givenOnlyFor(final CommandSpec command, final Record chosen, final Collection<Record> choices) {
		final List<String> known = ParameterFields.of(chosen).stream().map(Field::option).toList();
		return choices.stream().flatMap(choice -> ParameterFields.of(choice).stream()).map(Field::option).distinct()
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
