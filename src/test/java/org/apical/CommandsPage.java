package org.apical;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apical.cli.Main;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code docs/commands.md}: every command with all that can be given to it, as the program itself knows them. */
final class CommandsPage {

	/** A description ends with its default: (default: 6), or (level image; default: 6). */
	private static final Pattern DEFAULT = Pattern.compile("^(.*?)\\s*\\((?:([^()]*); )?default: (.*)\\)\\.?$");
	private static final List<String> HEAD = List.of("option", "default", "meaning");

	private final CommandLine program = Main.commandLine();

	private CommandsPage() {}

	/** The page as it should stand. */
	static String text() {
		return new CommandsPage().page();
	}

	private String page() {
		final StringBuilder page = new StringBuilder(GeneratedPage.NOTE).append("# Commands\n\n")
			.append("`./apical COMMAND --help` prints the same in a terminal. On Windows the program is called `apical.bat`.")
			.append("\n[Parameters](parameters.md) explains the parameters of the stages one by one.\n\n");
		page.append(contents()).append(common());
		program.getSubcommands().values().forEach(command -> page.append(section(command.getCommandSpec())));
		return page.toString().stripTrailing() + "\n";
	}

	private String contents() {
		final List<List<String>> rows = new ArrayList<>();
		program.getSubcommands().forEach((name, command) -> rows
			.add(List.of("[`" + name + "`](#" + name + ")", firstSentence(description(command.getCommandSpec())))));
		return GeneratedPage.table(List.of("command", "what it does"), rows);
	}

	private static String firstSentence(final String text) {
		final Matcher end = Pattern.compile("\\.(?= \\p{Lu})").matcher(text);
		return end.find() ? text.substring(0, end.end()) : text;
	}

	private String common() {
		final CommandSpec root = program.getCommandSpec();
		final StringBuilder common = new StringBuilder("## Options of every command\n\n");
		common.append(GeneratedPage.table(HEAD, root.options().stream().map(CommandsPage::row).toList()));
		common.append("The exit status tells a script how it went:\n\n");
		final Map<String, String> codes = root.usageMessage().exitCodeList();
		common.append(GeneratedPage.table(List.of("exit status", "meaning"),
			codes.entrySet().stream().map(code -> List.of(code.getKey(), code.getValue())).toList()));
		return common.toString();
	}

	private String section(final CommandSpec command) {
		final StringBuilder section = new StringBuilder("## ").append(command.name()).append("\n\n")
			.append(description(command)).append("\n\n```\n").append(synopsis(command)).append("\n```\n\n");
		final List<List<String>> rows = new ArrayList<>();
		command.positionalParameters().forEach(argument -> rows.add(row(argument)));
		own(command).filter(CommandsPage::mustBeGiven).forEach(option -> rows.add(row(option)));
		own(command).filter(option -> !mustBeGiven(option)).forEach(option -> rows.add(row(option)));
		return section.append(GeneratedPage.table(HEAD, rows)).toString();
	}

	/** The options that not every command has. */
	private Stream<OptionSpec> own(final CommandSpec command) {
		final Set<String> common = new LinkedHashSet<>();
		program.getCommandSpec().options().forEach(option -> common.addAll(List.of(option.names())));
		return command.options().stream().filter(option -> !option.hidden() && !common.contains(option.longestName()));
	}

	private static String description(final CommandSpec command) {
		return GeneratedPage.text(String.join(" ", command.usageMessage().description()).replace("%%", "%")
			.replace("`", "")).strip();
	}

	private String synopsis(final CommandSpec command) {
		final List<String> words = new ArrayList<>(List.of("./apical", command.name()));
		command.positionalParameters().forEach(argument -> words.add(label(argument)));
		own(command).filter(CommandsPage::mustBeGiven).forEach(option -> words.add(option.longestName() + value(option)));
		if (own(command).anyMatch(option -> !mustBeGiven(option))) {
			words.add("[options]");
		}
		return String.join(" ", words);
	}

	private static String label(final PositionalParamSpec argument) {
		final String several = argument.arity().max() > 1 ? "…" : "";
		return argument.arity().min() == 0 ? "[" + argument.paramLabel() + several + "]" : argument.paramLabel() + several;
	}

	/** A blank and what stands for the value; nothing for a switch. */
	private static String value(final OptionSpec option) {
		return option.arity().max() == 0 ? "" : " " + option.paramLabel() + (option.arity().max() > 1 ? "…" : "");
	}

	private static List<String> row(final OptionSpec option) {
		final String names = Stream.of(option.names()).map(name -> "`" + name + value(option) + "`")
			.collect(Collectors.joining(", "));
		final List<String> row = row(names, option,
			mustBeGiven(option) ? "must be given" : option.arity().max() == 0 ? "off" : "");
		return others(option).isEmpty() ? row
			: List.of(row.get(0), row.get(1), row.get(2) + " Not together with `" + others(option) + "`.");
	}

	/** The options of which only this one or one of them can be given. */
	private static String others(final OptionSpec option) {
		return option.group() == null || !option.group().exclusive() ? "" : option.group().args().stream()
			.filter(other -> other != option).map(other -> ((OptionSpec) other).longestName())
			.collect(Collectors.joining("`, `"));
	}

	private static List<String> row(final PositionalParamSpec argument) {
		return row("`" + label(argument) + "`", argument, argument.required() ? "must be given" : "");
	}

	/** @param otherwise what stands for a default where there is none */
	private static List<String> row(final String names, final ArgSpec argument, final String otherwise) {
		final String given = argument.defaultValue();
		final String whole = String.join(" ", argument.description()).replace("${DEFAULT-VALUE}", String.valueOf(given))
			.replace("%%", "%").replace("%n", " ");
		final Matcher found = DEFAULT.matcher(whole);
		if (!found.matches()) {
			return List.of(names, given == null || given.equals("NaN") ? otherwise : GeneratedPage.plain(given),
				GeneratedPage.text(GeneratedPage.sentence(whole)));
		}
		final String only = found.group(2) == null ? "" : " Only with " + found.group(2) + ".";
		return List.of(names, GeneratedPage.text(GeneratedPage.plain(found.group(3))),
			GeneratedPage.text(GeneratedPage.sentence(found.group(1)) + only));
	}

	/** An option of a choice is required of those who make this choice, and nobody must. */
	private static boolean mustBeGiven(final OptionSpec option) {
		return option.required() && option.group() == null;
	}
}
