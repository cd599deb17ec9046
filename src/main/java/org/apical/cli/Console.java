package org.apical.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.apical.flow.run.RunListener;

/**
 * Shows the progress of a run on standard error: on a terminal a bar with the time left, otherwise one plain line per
 * stage.
 */
final class Console implements RunListener, AutoCloseable {

	private static final long PARTS = 1000;

	private final PrintStream err;
	private final boolean terminal;
	private final boolean verbose;
	private ProgressBar bar;
	private long startedNanos;

	/** @param verbose whether failures are shown with their stack traces */
	Console(final boolean verbose) {
		this(System.err, System.console() != null, verbose);
	}

	Console(final PrintStream err, final boolean terminal, final boolean verbose) {
		this.err = err;
		this.terminal = terminal;
		this.verbose = verbose;
	}

	@Override
	public synchronized void stageStarted(final String stage, final int due, final int upToDate, final int blocked) {
		startedNanos = System.nanoTime();
		if (due > 0 && terminal) {
			bar = new ProgressBarBuilder().setTaskName(String.format(Locale.ROOT, "%-9s", stage)).setInitialMax(PARTS)
				.setStyle(ProgressBarStyle.ASCII).hideEta().setUpdateIntervalMillis(250).continuousUpdate()
				.build();
		} else {
			err.printf(Locale.ROOT, "%-9s %s%n", stage, counts(due, upToDate, blocked));
		}
	}

	private static String counts(final int due, final int upToDate, final int blocked) {
		final List<String> parts = new ArrayList<>();
		if (due > 0) {
			parts.add(due + " to do");
		}
		if (upToDate > 0) {
			parts.add(upToDate + " up to date");
		}
		if (blocked > 0) {
			parts.add(blocked + " not possible");
		}
		return String.join(", ", parts);
	}

	@Override
	public synchronized void progress(final String stage, final double fraction) {
		if (bar != null) {
			bar.stepTo(Math.round(fraction * PARTS));
			bar.setExtraMessage(timeLeft(fraction));
		}
	}

	private String timeLeft(final double fraction) {
		if (fraction <= 0) {
			return "";
		}
		final long left = Math.round((System.nanoTime() - startedNanos) * 1e-9 * (1 - fraction) / fraction);
		return String.format(Locale.ROOT, "%d:%02d left", left / 60, left % 60);
	}

	@Override
	public synchronized void stageFinished(final String stage) {
		closeBar();
	}

	@Override
	public synchronized void failed(final String unit, final Throwable cause) {
		err.println(unit + ": " + Main.message(cause));
		if (verbose) {
			cause.printStackTrace(err);
		}
	}

	@Override
	public synchronized void close() {
		closeBar();
	}

	private void closeBar() {
		if (bar != null) {
			bar.stepTo(PARTS);
			bar.close();
			bar = null;
		}
	}
}
