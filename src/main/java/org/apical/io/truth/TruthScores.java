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
	 * @param study the study file, or its folder, with {@code truth/} beside it
	 * @param results the result folder
	 * @return one score or more of every stage whose results are there
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
