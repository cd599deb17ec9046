package org.apical.fiji;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.apical.ApicalException;
import org.apical.flow.run.RunListener;
import org.apical.flow.stages.StudyRunner;
import org.apical.flow.validity.Demo;
import org.apical.io.text.Json;
import org.apical.simulate.images.StudySimulation;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.platform.PlatformService;
import org.scijava.plugin.Parameter;
import org.scijava.ui.UIService;

/** The base of the commands that run stages: shows progress in the status bar, cancels, shows errors and the report. */
abstract class ChainCommand extends ContextCommand {

	@Parameter
	private StatusService status;

	@Parameter
	private LogService log;

	@Parameter
	private PlatformService platform;

	@Parameter(required = false)
	private UIService ui;

	/** Runs the chain and gives the result folder. */
	final Path runChain(final StudyRunner.Request request) {
		final Listener listener = new Listener();
		final StudyRunner runner = new StudyRunner(request, listener);
		listener.stop = runner::cancel;
		final StudyRunner.Outcome outcome = runner.run();
		outcome.notes().forEach(log::info);
		if (!outcome.failures().isEmpty()) {
			throw new ApicalException(outcome.failures().entrySet().stream()
				.map(failure -> failure.getKey() + ": " + failure.getValue().getMessage())
				.collect(Collectors.joining("\n")));
		}
		return request.results();
	}

	/** Simulates a study and gives its study file. */
	final Path simulate(final Path folder, final StudySimulation.Parameters parameters, final long seed) {
		final Listener listener = new Listener();
		final Demo demo = new Demo(folder, folder.resolve("results"), parameters, seed,
			Runtime.getRuntime().availableProcessors(), listener);
		listener.stop = demo::cancel;
		return demo.simulate();
	}

	/** Runs something. An error is shown to the user in words, and a macro sees the command as cancelled. */
	final void attempt(final Runnable work) {
		try {
			work.run();
		} catch (final CancellationException e) {
			cancel(null);
		} catch (final ApicalException e) {
			cancel(e.getMessage());
		} finally {
			status.clearStatus();
		}
	}

	/** The verdict of a finished run, read from {@code opposing.json}. */
	static String verdict(final Path results) {
		return Json.read(results.resolve("signal/opposing.json")).path("verdict").asText();
	}

	/** Opens the report in the browser unless Fiji runs headless. */
	final File show(final Path results) {
		final File report = results.resolve("report.html").toFile();
		if (ui != null && !ui.isHeadless()) {
			try {
				platform.open(report.toURI().toURL());
			} catch (final IOException e) {
				log.warn("The report is at " + report, e);
			}
		}
		return report;
	}

	/** Shows the run's progress in the status bar and stops the run at its next step after a press on Cancel. */
	private final class Listener implements RunListener {

		/** Makes the run stop soon. */
		private Runnable stop;

		@Override
		public void progress(final String stage, final double fraction) {
			if (isCanceled()) {
				stop.run();
			}
			status.showStatus((int) Math.round(100 * fraction), 100, "Apical: " + stage);
		}

		@Override
		public void failed(final String unit, final Throwable cause) {
			log.error(unit + ": " + cause.getMessage());
		}
	}
}
