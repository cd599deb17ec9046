package org.apical.io.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apical.Problems;
import org.apical.io.text.Reason;

/** Finds out before any work starts whether results can be written into a folder, whether it exists yet or not. */
public final class WritableFolder {

	private WritableFolder() {}

	/** @throws org.apical.InvalidInputException if files cannot be written into the folder */
	public static void require(final Path folder) {
		final Problems problems = new Problems();
		check(folder, problems);
		problems.throwIfAny();
	}

	/** Adds a problem if files cannot be written into the folder. */
	public static void check(final Path folder, final Problems problems) {
		Path existing = folder.toAbsolutePath().normalize();
		while (existing.getParent() != null && !Files.exists(existing)) {
			existing = existing.getParent();
		}
		if (!Files.isDirectory(existing)) {
			problems.add(folder.toString(), existing + " is a file, not a folder; choose another folder for the results");
			return;
		}
		try {
			Files.delete(Files.createTempFile(existing, ".apical", ""));
		} catch (final IOException e) {
			problems.add(folder.toString(), "cannot be written to (" + Reason.of(e) + "); choose another folder for the"
				+ " results");
		}
	}
}
