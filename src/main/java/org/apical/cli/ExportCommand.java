package org.apical.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apical.InvalidInputException;
import org.apical.flow.tasks.ResultExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apical export}: writes results in the formats of other programs. */
@Command(name = "export", description = "Writes the compartments and traces of a result folder in the formats of other "
	+ "programs: a suite2p folder or an ImageJ ROI set for each plane, or an NWB file for each session.")
final class ExportCommand implements Callable<Integer> {

	@Parameters(paramLabel = "RESULTS", description = "a result folder")
	private Path results;

	@Option(names = "--to", paramLabel = "FORMAT", required = true, description = "suite2p, nwb or imagej")
	private String format;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where the files go")
	private Path out;

	@Override
	public Integer call() {
		final ResultExport.Format wanted = Arrays.stream(ResultExport.Format.values())
			.filter(known -> known.label().equals(format)).findFirst()
			.orElseThrow(() -> new InvalidInputException("--to is '" + format + "', must be "
				+ Arrays.stream(ResultExport.Format.values()).map(ResultExport.Format::label)
					.collect(Collectors.joining(", "))));
		new ResultExport(results, out).write(wanted).forEach(System.out::println);
		return 0;
	}
}
