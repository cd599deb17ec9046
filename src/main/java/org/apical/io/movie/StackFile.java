package org.apical.io.movie;

import java.nio.file.Path;
import org.apical.Problems;
import org.apical.image.Movie;
import org.apical.study.MovieSource;

/** Checks the file of a reference z-stack, whose slices follow each other. */
public final class StackFile {

	/**
	 * The fewest slices: a peak between two slices is interpolated from the best slice and its two neighbours.
	 */
	private static final int LEAST_SLICES = 3;

	private StackFile() {}

	/**
	 * Reads all of a stack and adds a problem for everything that does not fit its movie.
	 *
	 * @param name the name of the file in messages
	 * @throws org.apical.InvalidInputException if the file cannot be read, or a pixel is not a finite number
	 */
	public static void check(final Path file, final String name, final Movie movie, final Problems problems) {
		try (Movie stack = Movies.open(MovieSource.of(file))) {
			if (stack.width() != movie.width() || stack.height() != movie.height()) {
				problems.add(name, "planes are " + stack.width() + " × " + stack.height() + " px, those of the movie "
					+ movie.width() + " × " + movie.height() + " px");
			}
			if (stack.frames() < LEAST_SLICES) {
				problems.add(name, "has " + stack.frames() + " slice" + (stack.frames() == 1 ? "" : "s")
					+ "; depth can be measured only with " + LEAST_SLICES + " or more");
			}
			final float[] slice = new float[stack.width() * stack.height()];
			for (int z = 0; z < stack.frames(); z++) {
				stack.read(z, slice);
			}
		}
	}
}
