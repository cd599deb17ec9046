package org.apical.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The number of threads that a command may use. */
final class Threads {

	@Spec(Target.MIXEE)
	private CommandSpec command;

	private int count = Runtime.getRuntime().availableProcessors();

	@Option(names = "--threads", paramLabel = "N", description = "threads to use (default: all processors)")
	void setCount(final int count) {
		if (count < 1) {
			throw new ParameterException(command.commandLine(), "--threads must be at least 1, not " + count);
		}
		this.count = count;
	}

	int count() {
		return count;
	}
}
