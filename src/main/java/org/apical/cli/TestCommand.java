package org.apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apical test}: the opposing-signal test of tables of pairs. */
@Command(name = "test", description = "Tests tables of soma–dendrite pairs for opposing signals.")
public final class TestCommand implements Callable<Integer> {

	@Parameters(arity = "1..*", paramLabel = "PAIRS.csv", description = "Tables of pairs.")
	private List<Path> tables;

	@Option(names = "--out", required = true, paramLabel = "DIR",
		description = "Each table's results go into DIR/<name of the table without .csv>/.")
	private Path out;

	@Option(names = "--full", description = "Adds the comparison estimators.")
	private boolean full;

	@Option(names = "--threads", paramLabel = "N", description = "Tables worked on at the same time.")
	private int threads = Runtime.getRuntime().availableProcessors();

	@Override
	public Integer call() {
		throw new UnsupportedOperationException();
	}
}
