package org.apical.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.apical.flow.tasks.StudyImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apical import}: a study file for what other programs have made. */
@Command(name = "import", description = "Begins a study from what other programs have made: writes study.yaml and its "
	+ "tables, in which roles, links and trials are to be filled in.")
final class ImportCommand implements Callable<Integer> {

	@Parameters(paramLabel = "PATH", arity = "1..*", description = "folders of suite2p, files of CaImAn, NWB files, tables of "
		+ "ΔF/F, ImageJ ROI sets; the last three parts of each path name animal, session and plane")
	private List<Path> paths;

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "where the study file and tables go")
	private Path out;

	@Override
	public Integer call() {
		final Path study = new StudyImport(out).write(paths);
		System.out.println(study);
		System.err.println("fill in what is empty in it and its tables; apical check " + study + " says what is missing");
		return 0;
	}
}
