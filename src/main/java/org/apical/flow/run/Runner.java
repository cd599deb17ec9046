package org.apical.flow.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.imglib2.parallel.TaskExecutor;
import net.imglib2.parallel.TaskExecutors;
import org.apical.ApicalException;
import org.apical.Progress;

/**
 * Runs units and keeps the result folder consistent. A unit whose manifest has its key is skipped. Any other unit is
 * computed in a temporary folder beside its place, gets its manifest last, and is then moved into place. A unit
 * that is killed leaves only a temporary folder, which the next run removes.
 */
public final class Runner {

	private final Path results;
	private final int threads;
	private final boolean verify;
	private final RunListener listener;
	private final AtomicBoolean cancelled = new AtomicBoolean();
	private final Map<String, String> keys = new HashMap<>();
	private final Map<String, Throwable> failures = new LinkedHashMap<>();
	private final Set<String> blocked = new LinkedHashSet<>();

	/**
	 * @param results the result folder
	 * @param threads the number of threads, at least 1
	 * @param verify whether to hash all bytes of a movie instead of samples
	 */
	public Runner(final Path results, final int threads, final boolean verify, final RunListener listener) {
		this.results = results;
		this.threads = threads;
		this.verify = verify;
		this.listener = listener;
	}

	/** Makes {@link #run} stop soon, leaving only finished folders. May be called from any thread. */
	public void cancel() {
		cancelled.set(true);
	}

	/** Folder of a failed unit, or the missing file of an otherwise complete one → cause, in the order of the units. */
	public Map<String, Throwable> failures() {
		return new LinkedHashMap<>(failures);
	}

	/** Folders of the units that could not be done, because a unit that they need failed. */
	public List<String> blocked() {
		return List.copyOf(blocked);
	}

	/**
	 * Runs in parallel those units of a stage that are out of date; units that need other units of the stage run after
	 * these.
	 *
	 * @param again whether to run also units that are up to date
	 * @throws CancellationException if cancelled
	 */
	public void run(final String stage, final List<Unit> units, final boolean again) {
		final List<Unit> due = new ArrayList<>();
		final int blockedBefore = blocked.size();
		for (final Unit unit : units) {
			prepare(unit, again, due);
		}
		final int blockedNow = blocked.size() - blockedBefore;
		listener.stageStarted(stage, due.size(), units.size() - due.size() - blockedNow, blockedNow);
		if (!due.isEmpty()) {
			runAll(stage, due);
		}
		listener.stageFinished(stage);
	}

	private void prepare(final Unit unit, final boolean again, final List<Unit> due) {
		if (!unit.regardless() && unit.needs().stream().anyMatch(this::isMissing)) {
			blocked.add(unit.folder());
			ResultFolder.delete(results.resolve(unit.folder()));
			return;
		}
		final String key = key(unit);
		keys.put(unit.folder(), key);
		if (again || !Manifest.matches(results.resolve(unit.folder()), key)) {
			due.add(unit);
		}
	}

	/** Whether the unit's results are there and were made from the same inputs and settings as now. */
	public boolean isUpToDate(final Unit unit) {
		return Manifest.matches(results.resolve(unit.folder()), key(unit));
	}

	private boolean isMissing(final String folder) {
		return failures.containsKey(folder) || blocked.contains(folder);
	}

	private String key(final Unit unit) {
		final StringBuilder text = new StringBuilder(unit.stage()).append(' ').append(unit.version()).append('\n')
			.append(unit.settings()).append('\n');
		fingerprints(unit).forEach(fingerprint -> text.append(fingerprint).append('\n'));
		unit.needs().forEach(need -> text.append(need).append(' ')
			.append(isMissing(need) ? "missing" : keys.get(need)).append('\n'));
		return Fingerprint.of(text.toString());
	}

	private List<String> fingerprints(final Unit unit) {
		return unit.files().stream().map(file -> Fingerprint.of(file, verify)).toList();
	}

	private void runAll(final String stage, final List<Unit> due) {
		final StageProgress progress = new StageProgress(due.size(),
			fraction -> listener.progress(stage, fraction), cancelled::get);
		final Set<String> folders = due.stream().map(Unit::folder).collect(Collectors.toSet());
		final Predicate<Unit> waits = unit -> unit.needs().stream().anyMatch(folders::contains);
		final List<Unit> first = due.stream().filter(waits.negate()).toList();
		runSideBySide(first, progress, 0);
		final List<Unit> second = new ArrayList<>();
		for (final Unit unit : due.stream().filter(waits).toList()) {
			if (!unit.regardless() && unit.needs().stream().anyMatch(this::isMissing)) {
				blocked.add(unit.folder());
				ResultFolder.delete(results.resolve(unit.folder()));
			} else {
				second.add(unit);
			}
		}
		runSideBySide(second, progress, first.size());
		if (cancelled.get()) {
			throw new CancellationException();
		}
	}

	/** @param done the number of the stage's units that were run before these */
	private void runSideBySide(final List<Unit> due, final StageProgress progress, final int done) {
		if (due.isEmpty() || cancelled.get()) {
			return;
		}
		// A lone unit gets all threads; several share them, one each.
		final int sideBySide = Math.min(threads, due.size());
		final ExecutorService pool = Executors.newFixedThreadPool(sideBySide);
		try (TaskExecutor inner = sideBySide == 1 ? TaskExecutors.fixedThreadPool(threads)
			: TaskExecutors.singleThreaded())
		{
			final Map<Unit, Future<Void>> running = new LinkedHashMap<>();
			for (int i = 0; i < due.size(); i++) {
				final Unit unit = due.get(i);
				final Progress share = progress.unit(done + i);
				final Callable<Void> task = () -> {
					runOne(unit, inner, share);
					return null;
				};
				running.put(unit, pool.submit(task));
			}
			running.forEach(this::await);
		} finally {
			pool.shutdownNow();
		}
	}

	private void runOne(final Unit unit, final TaskExecutor executor, final Progress progress) {
		progress.at(0, 1);
		final Path place = results.resolve(unit.folder());
		// The old result is out of date even if its replacement fails, so nobody may mistake it for the result.
		ResultFolder.delete(place);
		final Path temporary = ResultFolder.temporary(place);
		try {
			final Optional<IncompleteException> lacking = work(unit, temporary, executor, progress);
			Manifest.write(temporary, unit, keys.get(unit.folder()), fingerprints(unit),
				lacking.map(IncompleteException::output));
			ResultFolder.moveIntoPlace(temporary, place);
			progress.at(1, 1);
			lacking.ifPresent(e -> {
				throw e;
			});
		} finally {
			ResultFolder.delete(temporary);
		}
	}

	private static Optional<IncompleteException> work(final Unit unit, final Path out, final TaskExecutor executor,
		final Progress progress)
	{
		try {
			unit.work().run(out, executor, progress);
			return Optional.empty();
		} catch (final IncompleteException e) {
			return Optional.of(e);
		}
	}

	/** Waits until the unit has ended, even if this thread is interrupted; an interrupt cancels the run. */
	private void await(final Unit unit, final Future<Void> result) {
		boolean interrupted = false;
		boolean ended = false;
		while (!ended) {
			try {
				result.get();
				ended = true;
			} catch (final InterruptedException e) {
				cancel();
				interrupted = true;
			} catch (final ExecutionException e) {
				ended = true;
				fail(unit, ApicalException.innermost(e));
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private void fail(final Unit unit, final Throwable cause) {
		if (cause instanceof IncompleteException lacking) {
			fail(unit.folder() + "/" + lacking.output(), lacking.getCause());
		} else if (!cancelled.get() || !(cause instanceof CancellationException)) {
			fail(unit.folder(), cause);
		}
	}

	private void fail(final String what, final Throwable cause) {
		failures.put(what, cause);
		listener.failed(what, cause);
	}
}
