package org.apical.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apical.InvalidInputException;
import org.apical.flow.stages.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code apical report}: makes the report page of a result folder again. */
@Command(name = "report", description = "Makes report.html again from a result folder.")
final class ReportCommand implements Callable<Integer> {

	@Parameters(paramLabel = "DIR", description = "the result folder")
	private Path results;

	@Override
	public Integer call() {
		if (!Files.isDirectory(results)) {
			throw new InvalidInputException(results + ": there is no such folder");
		}
		Reports.write(results);
		Conclusion.print(results);
		return 0;
	}
}
