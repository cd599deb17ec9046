package org.apical.io;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.InvalidInputException;
import org.apical.Problems;

/**
 * The files a study file names, relative to its own folder.
 *
 * @param folder of the study file, absolute
 * @param problems gets what is wrong with them
 */
record StudyPaths(Path folder, Problems problems) {

	Path path(final String text) {
		return folder.resolve(text).normalize();
	}

	/** As messages name a file: relative to the study file. */
	String name(final Path file) {
		return (file.startsWith(folder) ? folder.relativize(file) : file).toString().replace('\\', '/');
	}

	/** Takes over problems of a file that is named by its full path. */
	void add(final InvalidInputException e) {
		for (final String problem : e.problems()) {
			final int end = problem.indexOf(": ");
			problems.add(name(Path.of(problem.substring(0, end))), problem.substring(end + 2));
		}
	}

	/** The files that match a path whose parts may have wildcards, sorted by name; the path itself if it is a file. */
	List<Path> matching(final String pattern) throws IOException {
		if (Files.exists(path(pattern)) || pattern.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
			return List.of(path(pattern));
		}
		List<Path> found = List.of(pattern.startsWith("/") ? Path.of("/") : folder);
		for (final String part : pattern.split("/")) {
			final List<Path> next = new ArrayList<>();
			for (final Path parent : found) {
				next.addAll(children(parent, part));
			}
			found = next;
		}
		return found.stream().map(Path::normalize).filter(Files::isRegularFile).sorted().toList();
	}

	private static List<Path> children(final Path parent, final String part) throws IOException {
		if (part.isEmpty() || part.startsWith(".")) {
			return List.of(parent.resolve(part));
		}
		final List<Path> children = new ArrayList<>();
		if (Files.isDirectory(parent)) {
			try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent, part)) {
				stream.forEach(children::add);
			}
		}
		return children;
	}
}
