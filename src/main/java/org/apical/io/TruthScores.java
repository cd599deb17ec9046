package org.apical.io;

import java.nio.file.Path;
import java.util.List;
import org.apical.simulate.Score;

/** Scores a result folder against the truth of a simulated study. */
public final class TruthScores {

	private TruthScores() {}

	/**
	 * @param study the study file, or its folder, with {@code truth/} beside it
	 * @param results the result folder
	 * @return one score or more of every stage whose results are there
	 */
	public static List<Score> of(final Path study, final Path results) {
		throw new UnsupportedOperationException();
	}
}
