package org.apical.io.study;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apical.InvalidInputException;
import org.apical.Problems;

/**
 * The files a study file names, relative to its own folder.
 *
 * @param folder the folder of the study file, absolute
 * @param problems receives the problems of the files
 */
public record StudyPaths(Path folder, Problems problems) {

	private static final Pattern WILDCARD = Pattern.compile("[*?\\[{]");

	Path path(final String text) {
		return folder.resolve(text).normalize();
	}

	/** The name of a file in messages: its path relative to the study file. */
	String name(final Path file) {
		return (file.startsWith(folder) ? folder.relativize(file) : file).toString().replace('\\', '/');
	}

	/** Takes over problems that name a file by its full path, and names it relative to the study file. */
	void add(final InvalidInputException e) {
		for (final String problem : e.problems()) {
			final int end = problem.indexOf(": ");
			problems.add(name(Path.of(problem.substring(0, end))), problem.substring(end + 2));
		}
	}

	/**
	 * The files that match a path whose parts may have wildcards, sorted by name; the path itself if it has none. Hidden
	 * files match only a part that starts with a dot, because some systems create one with each file they copy.
	 */
	List<Path> matching(final String pattern) throws IOException {
		final Matcher wildcard = WILDCARD.matcher(pattern);
		final boolean literal = !pattern.matches(".*[*?].*") && Files.exists(path(pattern));
		if (literal || !wildcard.find()) {
			return List.of(path(pattern));
		}
		final int end = pattern.lastIndexOf('/', wildcard.start()) + 1;
		List<Path> found = List.of(path(pattern.substring(0, end)));
		for (final String part : pattern.substring(end).split("/")) {
			final List<Path> next = new ArrayList<>();
			for (final Path parent : found) {
				next.addAll(children(parent, part));
			}
			found = next;
		}
		return found.stream().filter(Files::isRegularFile).sorted().toList();
	}

	private static List<Path> children(final Path parent, final String part) throws IOException {
		final List<Path> children = new ArrayList<>();
		if (Files.isDirectory(parent)) {
			try (DirectoryStream<Path> stream = Files.newDirectoryStream(parent, part)) {
				stream.forEach(children::add);
			}
		}
		children.removeIf(child -> child.getFileName().toString().startsWith(".") && !part.startsWith("."));
		return children;
	}
}
