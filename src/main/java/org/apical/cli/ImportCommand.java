package org.apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apical.flow.tasks.StudyImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apical import}: writes a study file for the results of other programs. */
@Command(name = "import", description = "Begins a study from the results of other programs: writes study.yaml and its "
	+ "tables, in which you then fill in roles, links and trials.")
final class ImportCommand implements Callable<Integer> {

	@Parameters(paramLabel = "PATH", arity = "1..*", description = "suite2p folders, CaImAn files, NWB files, tables of "
		+ "ΔF/F, ImageJ ROI sets; the last three parts of each path name animal, session and plane")
	private List<Path> paths;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where the study file and tables go")
	private Path out;

	@Override
	public Integer call() {
		final Path study = new StudyImport(out).write(paths);
		System.out.println(study);
		System.err.println("fill in the empty entries of this file and its tables; apical check " + study + ""
			+ " lists what is missing");
		return 0;
	}
}
