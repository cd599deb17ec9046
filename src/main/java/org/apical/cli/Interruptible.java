package org.apical.cli;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** Runs work that Ctrl-C stops in an orderly way. */
final class Interruptible {

	private static final long PATIENCE_S = 60;

	private Interruptible() {}

	/**
	 * Does the work and gives its exit status. On Ctrl-C (or SIGTERM) the work is asked to stop, and the process
	 * ends only when it has stopped, or after {@value #PATIENCE_S} s.
	 *
	 * @param cancel makes the work throw {@link CancellationException} soon
	 */
	static int run(final Runnable cancel, final IntSupplier work) {
		final CountDownLatch ended = new CountDownLatch(1);
		final Thread hook = new Thread(() -> stop(cancel, ended));
		Runtime.getRuntime().addShutdownHook(hook);
		try {
			final int status = work.getAsInt();
			remove(hook);
			return status;
		} catch (final CancellationException e) {
			System.err.println("Cancelled. Finished results are kept and will not be computed again.");
			return Main.CANCELLED;
		} finally {
			ended.countDown();
		}
	}

	private static void stop(final Runnable cancel, final CountDownLatch ended) {
		cancel.run();
		try {
			ended.await(PATIENCE_S, TimeUnit.SECONDS);
		} catch (final InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void remove(final Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (final IllegalStateException e) {
			// the process is ending already; the hook waits for the latch
		}
	}
}
