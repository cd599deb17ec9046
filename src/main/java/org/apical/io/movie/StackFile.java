package org.apical.io.movie;

import java.nio.file.Path;
import org.apical.Problems;
import org.apical.image.Movie;
import org.apical.study.MovieSource;

/** A z-stack, one slice after the other, as a file. */
public final class StackFile {

	/** A peak between two slices is told from a slice on either side of the highest. */
	private static final int LEAST_SLICES = 3;

	private StackFile() {}

	/**
	 * Adds what keeps a file that can be read from being the stack of a movie. Reads all of it.
	 *
	 * @param name of the file, for messages
	 * @throws org.apical.InvalidInputException if it cannot be read or holds what is no number
	 */
	public static void check(final Path file, final String name, final Movie movie, final Problems problems) {
		try (Movie stack = Movies.open(MovieSource.of(file))) {
			if (stack.width() != movie.width() || stack.height() != movie.height()) {
				problems.add(name, "planes are " + stack.width() + " × " + stack.height() + " px, those of the movie "
					+ movie.width() + " × " + movie.height() + " px");
			}
			if (stack.frames() < LEAST_SLICES) {
				problems.add(name, "has " + stack.frames() + " slice" + (stack.frames() == 1 ? "" : "s")
					+ "; depth can be told from " + LEAST_SLICES + " or more");
			}
			final float[] slice = new float[stack.width() * stack.height()];
			for (int z = 0; z < stack.frames(); z++) {
				stack.read(z, slice);
			}
		}
	}
}
