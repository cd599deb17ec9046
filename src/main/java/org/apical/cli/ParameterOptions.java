package org.apical.cli;

import java.util.HashMap;
import java.util.Map;
import org.apical.Problems;
import org.apical.flow.ParameterFields;
import org.apical.flow.ParameterFields.Field;
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
