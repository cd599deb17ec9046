package org.apical.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apical.ApicalException;
import org.apical.InvalidInputException;
import org.apical.flow.run.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The entry point: {@code apical COMMAND [options]}. */
@Command(name = "apical", mixinStandardHelpOptions = true, versionProvider = Main.ProgramVersion.class,
	synopsisSubcommandLabel = "COMMAND", scope = ScopeType.INHERIT, sortOptions = false,
	description = "Do neurons that must fire more and neurons that must fire less receive opposing signals in their "
		+ "dendrites? From two-photon movies to a verdict.",
	exitCodeListHeading = "%nExit status:%n",
	exitCodeList = {"0:all done", "1:something ran and failed; the rest was completed",
		"2:wrong usage or invalid input; nothing was run", "130:cancelled"})
public final class Main {

	private static final List<Class<?>> COMMANDS = List.of(DemoCommand.class, SimulateCommand.class, CheckCommand.class,
		RunCommand.class, RegisterCommand.class, SegmentCommand.class, ExtractCommand.class, AlignCommand.class,
		TrackCommand.class, EventsCommand.class, TestCommand.class, FitCommand.class, PlanCommand.class,
		ValidityCommand.class, RecoveryCommand.class, ReportCommand.class, ImportCommand.class, ExportCommand.class);

	private static final Set<String> VERSION = Set.of("--version", "-V");

	static final int FAILED = 1;
	static final int INVALID = 2;
	static final int CANCELLED = 130;

	@Option(names = "--verbose", scope = ScopeType.INHERIT, description = "show stack traces of errors")
	private boolean verbose;

	public static void main(final String[] arguments) {
		System.exit(run(arguments));
	}

	/** Runs a command and gives its exit status. The version is printed without the model of the command line. */
	public static int run(final String... arguments) {
		if (arguments.length == 1 && VERSION.contains(arguments[0])) {
			Stream.of(new ProgramVersion().getVersion()).forEach(System.out::println);
			return 0;
		}
		return commandLine(arguments).execute(arguments);
	}

	/** The program with all its commands. */
	public static CommandLine commandLine() {
		return with(COMMANDS);
	}

	/**
	 * The program with the command that the first argument names; with all of them, which takes longer, where it
	 * does not.
	 */
	private static CommandLine commandLine(final String... arguments) {
		final String first = arguments.length == 0 ? "" : arguments[0];
		final List<Class<?>> named = COMMANDS.stream().filter(command -> name(command).equals(first)).toList();
		return with(named.isEmpty() ? COMMANDS : named);
	}

	private static String name(final Class<?> command) {
		return command.getAnnotation(Command.class).name();
	}

	private static CommandLine with(final List<Class<?>> commands) {
		final Main main = new Main();
		final CommandLine line = new CommandLine(main);
		commands.forEach(command -> line.addSubcommand(new CommandLine(command)));
		return line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpAutoWidth(true)
			.setExecutionExceptionHandler(main::explain);
	}

	/** Prints an error in words, its stack trace only with {@code --verbose}, and gives the exit status. */
	private int explain(final Exception thrown, final CommandLine command, final ParseResult result) {
		final Throwable e = ApicalException.innermost(thrown);
		if (e instanceof CancellationException) {
			return CANCELLED;
		}
		if (verbose) {
			thrown.printStackTrace();
		}
		System.err.println(message(e));
		return e instanceof InvalidInputException ? INVALID : FAILED;
	}

	/** Whether the user wants stack traces. */
	boolean verbose() {
		return verbose;
	}

	/** An error as the user should read it. */
	static String message(final Throwable e) {
		if (e instanceof ApicalException) {
			return e.getMessage();
		}
		if (e instanceof OutOfMemoryError) {
			return "Not enough memory; give more with APICAL_JAVA_OPTIONS=-Xmx4g, or fewer --threads.";
		}
		return "Internal error: " + e + " (--verbose shows where)";
	}

	static final class ProgramVersion implements IVersionProvider {

		@Override
		public String[] getVersion() {
			return new String[] {"apical " + Version.FULL, "java " + System.getProperty("java.version")};
		}
	}
}
