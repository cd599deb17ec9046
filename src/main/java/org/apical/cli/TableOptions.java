package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.io.results.WritableFolder;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that commands on any number of tables share. */
final class TableOptions {

	@Parameters(arity = "1..*", paramLabel = "TABLE.csv", description = "the tables")
	private List<Path> tables;

	@Option(names = "--out", required = true, paramLabel = "DIR",
		description = "each table's results go into DIR/<name of the table without .csv>/")
	private Path out;

	List<Path> tables() {
		return tables;
	}

	/**
	 * The folders for each table's results, in the order of the tables.
	 *
	 * @throws org.apical.InvalidInputException if two tables have the same name, or nothing can be written there
	 */
	List<Path> folders() {
		final Map<String, Path> names = new HashMap<>();
		final Problems problems = new Problems();
		WritableFolder.check(out, problems);
		final List<Path> folders = new ArrayList<>();
		for (final Path table : tables) {
			final String name = table.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
			final Path other = names.putIfAbsent(name, table);
			if (other != null) {
				problems.add(table.toString(), "has the same name as " + other
					+ ", so their results would share the folder " + name + "; rename one");
			}
			folders.add(out.resolve(name));
		}
		problems.throwIfAny();
		return folders;
	}
}
