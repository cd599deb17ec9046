package org.apical.flow.stages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apical.ApicalException;
import org.apical.Problems;
import org.apical.flow.run.Unit;
import org.apical.io.text.CsvOut;
import org.apical.io.text.Reason;
import org.apical.io.truth.TruthFolder;
import org.apical.io.truth.TruthScores;
import org.apical.simulate.score.Score;
import org.apical.study.Animal;
import org.apical.study.Session;
import org.apical.study.Study;

/**
 * The page. One unit for the study, whose folder keeps only the manifest: the page and its figures stand at the top of
 * the result folder. For a simulated study also {@code scores.csv}: how well each stage found the truth again.
 */
final class ReportStage implements Stage {

	@Override
	public String name() {
		return "report";
	}

	@Override
	public List<Record> parameters() {
		return List.of();
	}

	@Override
	public List<Unit> units(final StudyRun run) {
		final Path study = run.file().toAbsolutePath().getParent();
		return List.of(new Unit(name(), 1, "report", JsonNodeFactory.instance.objectNode(), List.of(), needs(run.study()),
			true, (out, executor, progress) -> {
				write(run.results().resolve("scores.csv"), scores(study, run.results()));
				Reports.write(run.results());
			}));
	}

	/** Whatever the page shows: where something failed, it must be made again when something else fails, or no more. */
	private static List<String> needs(final Study study) {
		final List<String> needs = new ArrayList<>(List.of(SignalStage.FOLDER, LearningStage.FOLDER));
		for (final Animal animal : study.animals()) {
			if (animal.filmed()) {
				needs.add(AlignStage.folder(animal));
			}
			needs.add(MatchStage.folder(animal));
			for (final Session session : animal.sessions()) {
				session.filmed().forEach(plane -> needs.add(MotionStage.folder(animal, session, plane)));
				if (!session.filmed().isEmpty()) {
					needs.add(SegmentStage.folder(animal, session));
				}
				needs.add(TraceStage.folder(animal, session));
			}
		}
		return needs;
	}

	/** Notes that a folder which looks like the truth of a simulation is none. */
	static void noteTruth(final Path studyFile, final Problems problems) {
		final Path study = studyFile.toAbsolutePath().getParent();
		if (Files.exists(study.resolve(TruthFolder.NAME)) && TruthFolder.find(study).isEmpty()) {
			problems.note(TruthFolder.NAME, "stands beside the study file and is not read, because its truth.json is not one"
				+ " that apical simulate wrote");
		}
	}

	/**
	 * The scores of a simulated study; none of any other. A truth that does not fit the results says so in the table,
	 * because the page does not need it.
	 */
	static List<Score> scores(final Path study, final Path results) {
		if (TruthFolder.find(study).isEmpty()) {
			return List.of();
		}
		try {
			return TruthScores.of(study, results);
		} catch (final ApicalException e) {
			return List.of(Score.reported(TruthFolder.NAME, "cannot be compared: " + e.getMessage(), Double.NaN, "1"));
		}
	}

	/** Writes the scores; where there are none, those of an earlier run are deleted. */
	private static void write(final Path file, final List<Score> scores) {
		if (scores.isEmpty()) {
			delete(file);
			return;
		}
		try (CsvOut table = new CsvOut(file, "stage", "measure", "value", "unit", "limit", "pass")) {
			for (final Score score : scores) {
				table.row(score.stage(), score.measure(), score.value(), score.unit(), limit(score),
					score.applicable() ? score.passed() ? "yes" : "no" : "");
			}
		}
	}

	private static void delete(final Path file) {
		try {
			Files.deleteIfExists(file);
		} catch (final IOException e) {
			throw new ApicalException(file + ": cannot be deleted (" + Reason.of(e) + ")", e);
		}
	}

	private static String limit(final Score score) {
		return Double.isNaN(score.limit()) ? "" : (score.atLeast() ? "≥ " : "≤ ") + score.limit();
	}
}
