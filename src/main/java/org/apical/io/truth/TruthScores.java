package org.apical.io.truth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.simulate.score.Score;

/** Scores a result folder against the truth of a simulated study. */
public final class TruthScores {

	private TruthScores() {}

	/**
	 * Scores every stage whose results exist.
	 *
	 * @param study the study file, or its folder, which also holds {@code truth/}
	 * @param results the result folder
	 * @return one or more scores of each of these stages
	 */
	public static List<Score> of(final Path study, final Path results) {
		final Path folder = Files.isDirectory(study) ? study : study.toAbsolutePath().getParent();
		final TruthFolder truth = TruthFolder.of(folder);
		final ReferenceShifts shifts = new ReferenceShifts(truth, results);
		final List<Score> scores = new ArrayList<>();
		scores.addAll(new MotionScores(shifts).scores());
		scores.addAll(new AlignScores(truth, results, shifts).scores());
		scores.addAll(new CompartmentScores(truth, results, shifts).scores());
		scores.addAll(new ModulationScores(truth, results).scores());
		return scores;
	}
}
