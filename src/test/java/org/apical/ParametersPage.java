package org.apical;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apical.cli.Main;
import org.apical.flow.stages.Chain;
import org.apical.flow.stages.ParameterFields;
import org.apical.flow.stages.ParameterFields.Field;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** {@code docs/parameters.md}: every parameter of every stage, from the records that the stages themselves read. */
final class ParametersPage {

	private static final Map<Class<?>, String> TYPES = Map.of(int.class, "whole number", long.class, "whole number",
		double.class, "number", boolean.class, "true or false", String.class, "text");
	/** What a record answers to values that cannot be right; a text is wrong where the record knows the right ones. */
	private static final Map<Class<?>, List<Object>> WRONG = Map.of(int.class, List.of(-1_000_000_007, 2_000_000_007),
		long.class, List.of(-1_000_000_007, 2_000_000_007), double.class, List.of(-1e300, 1e300), boolean.class, List.of(),
		String.class, List.of("?"));
	private static final Pattern MUST = Pattern.compile(".* must be (.*?)(?:, not .*)?");

	private static final String INTRODUCTION = """
		# Parameters

		Every stage of a run has parameters, and every parameter has a default: a study runs without any of them being set.

		- **In a study file** a parameter stands under `parameters`, stage and name. A plane may have its own values of the
		  stages `motion`, `segment` and `trace`:

		  ```yaml
		  animals:
		    - id: m01
		      sessions:
		        - id: d01
		          planes:
		            - id: tuft
		              parameters:
		                motion: {block_px: 64}
		  parameters:
		    motion: {block_px: 128}
		    trace: {detector_offset: 30}
		  ```

		- **On the command line** a command that does the work of one stage has an option of the same name, with hyphens:
		  `--block-px 128`. The table names these commands. `apical run` has no such options, because its parameters are
		  those of the study file.
		- **In Fiji** *Run Study…* reads the study file, so parameters are set there.

		The values that a run used, defaults among them, stand under `settings` in the `manifest.json` of each folder of
		results. A name that does not exist, a value of the wrong type and a value out of bounds are reported by
		`apical check` and `apical run` before anything is done. Where one parameter bounds another, the table gives the
		bound for the default of the other.

		""";

	private final CommandLine program = Main.commandLine();

	private ParametersPage() {}

	/** The page as it should stand. */
	static String text() {
		return new ParametersPage().page();
	}

	private String page() {
		final StringBuilder page = new StringBuilder(GeneratedPage.NOTE).append(INTRODUCTION);
		for (final String stage : Chain.names()) {
			page.append("## ").append(stage).append("\n\n");
			final List<List<String>> rows = new ArrayList<>();
			Chain.parameters(stage).forEach(record -> rows.addAll(rows(record)));
			page.append(rows.isEmpty() ? "This stage has no parameters.\n\n" : GeneratedPage.table(
				List.of("parameter", "type", "default", "bounds", "meaning", "also an option of"), rows));
		}
		return page.toString().stripTrailing() + "\n";
	}

	private List<List<String>> rows(final Record defaults) {
		return ParameterFields.of(defaults).stream().map(field -> List.of("`" + field.key() + "`",
			TYPES.get(field.type()), "`" + GeneratedPage.plain(String.valueOf(field.byDefault())) + "`",
			bounds(defaults, field),
			GeneratedPage.text(GeneratedPage.sentence(field.explanation())), commands(field))).toList();
	}

	/** Asks the record itself, by values that are out of bounds. */
	private static String bounds(final Record defaults, final Field field) {
		final Set<String> bounds = new LinkedHashSet<>();
		for (final Object wrong : WRONG.get(field.type())) {
			final Problems problems = new Problems();
			ParameterFields.bind(defaults, Map.of(field.key(), wrong), "", problems);
			problems.errors().forEach(error -> {
				final Matcher must = MUST.matcher(error);
				if (must.matches() && error.contains(": " + field.key() + " ")) {
					bounds.add(GeneratedPage.text(GeneratedPage.plain(must.group(1))));
				}
			});
		}
		return String.join("; ", bounds);
	}

	/** Commands with an option of the same name and explanation. */
	private String commands(final Field field) {
		return program.getSubcommands().entrySet().stream()
			.filter(command -> command.getValue().getCommandSpec().findOption(field.option()) != null)
			.filter(command -> explains(command.getValue().getCommandSpec().findOption(field.option()), field))
			.map(command -> "[`" + command.getKey() + "`](commands.md#" + command.getKey() + ")")
			.collect(Collectors.joining(", "));
	}

	private static boolean explains(final OptionSpec option, final Field field) {
		return String.join(" ", option.description()).replace("%%", "%").startsWith(field.explanation());
	}
}
