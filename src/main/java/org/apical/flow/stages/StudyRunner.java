package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apical.InvalidInputException;
import org.apical.Problems;
import org.apical.flow.run.ResultFolder;
import org.apical.flow.run.RunListener;
import org.apical.flow.run.Runner;
import org.apical.io.results.WritableFolder;
import org.apical.io.study.StudyFile;
import org.apical.io.study.StudyJson;

/** Runs the whole chain on a study file. */
public final class StudyRunner {

	private final Request request;
	private final RunListener listener;
	private volatile Runner runner;
	private volatile boolean cancelled;

	/**
	 * What to run.
	 *
	 * @param studyFile the YAML file
	 * @param results where results go
	 * @param from this stage and those after it are done again even where they are up to date
	 * @param until the last stage to run
	 * @param threads at least 1
	 * @param verify hash movies whole instead of by samples
	 */
	public record Request(Path studyFile, Path results, Optional<String> from, Optional<String> until, int threads,
		boolean verify)
	{

		/** The whole chain, results beside the study file unless said otherwise. */
		public static Request of(final Path studyFile, final Optional<Path> results, final int threads) {
			return new Request(studyFile,
				results.orElseGet(() -> studyFile.toAbsolutePath().resolveSibling("results")), Optional.empty(),
				Optional.empty(), threads, false);
		}
	}

	/**
	 * What came of it.
	 *
	 * @param failures unit folder and cause, in order; empty where all went well
	 * @param blocked folders of units that could not be done, because something they need failed
	 * @param notes things the user should know, such as columns that were not used
	 */
	public record Outcome(Map<String, Throwable> failures, List<String> blocked, List<String> notes) {}

	public StudyRunner(final Request request, final RunListener listener) {
		this.request = request;
		this.listener = listener;
	}

	/**
	 * Everything a run would need, looked at without running.
	 *
	 * @return notes
	 * @throws InvalidInputException with every problem found
	 */
	public static List<String> check(final Path studyFile, final Path results) {
		final Problems problems = new Problems();
		read(studyFile, results, problems);
		return problems.notes();
	}

	private static StudyRun read(final Path studyFile, final Path results, final Problems problems) {
		final StudyFile.Resolved input = StudyFile.read(studyFile, problems);
		Chain.checkParameters(input, studyFile.getFileName().toString(), problems);
		SignalStage.noteParts(input.study(), studyFile.getFileName().toString(), problems);
		ReportStage.noteTruth(studyFile, problems);
		WritableFolder.check(results, problems);
		problems.throwIfAny();
		return new StudyRun(studyFile, input, results);
	}

	/** Makes {@link #run} stop soon, leaving only finished folders. May be called from any thread. */
	public void cancel() {
		cancelled = true;
		final Runner running = runner;
		if (running != null) {
			running.cancel();
		}
	}

	/**
	 * Runs what is not up to date.
	 *
	 * @throws InvalidInputException with every problem found, before any work starts or, of what was written about a
	 *           stage's results, before the next
	 * @throws java.util.concurrent.CancellationException if cancelled
	 */
	public Outcome run() {
		final List<Stage> stages = Chain.until(request.until());
		final Optional<Integer> redo = request.from().map(Chain::position);
		final Problems problems = new Problems();
		final StudyRun run = read(request.studyFile(), request.results(), problems);
		try (ResultFolder held = ResultFolder.hold(request.results())) {
			runner = new Runner(request.results(), request.threads(), request.verify(), listener);
			if (cancelled) {
				runner.cancel();
			}
			StudyJson.write(request.results().resolve("study.json"), run.study(),
				request.studyFile().toAbsolutePath().getParent());
			for (int i = 0; i < stages.size(); i++) {
				final Stage stage = stages.get(i);
				stage.check(run, problems);
				problems.throwIfAny();
				runner.run(stage.name(), stage.units(run), redo.isPresent() && i >= redo.get());
			}
			return new Outcome(runner.failures(), runner.blocked(), problems.notes());
		}
	}
}
