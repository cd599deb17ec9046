package org.apical.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apical.Problems;
import org.apical.io.StudyFile;

/** Where the results of each of several tables go: a folder of the table's name. */
final class TableFolders {

	private TableFolders() {}

	/** One folder for each table, in their order; two tables of one name, or one that cannot be made, are a problem. */
	static List<Path> of(final List<Path> tables, final Path out, final Problems problems) {
		StudyFile.checkWritable(out, problems);
		final Map<String, Path> named = new HashMap<>();
		final List<Path> folders = new ArrayList<>();
		for (final Path table : tables) {
			final String name = table.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
			final Path other = named.putIfAbsent(name, table);
			if (other != null) {
				problems.add(table.toString(), "has the same name as " + other + ", so their results would share the folder "
					+ name + "; rename one");
			}
			folders.add(out.resolve(name));
		}
		return folders;
	}
}
