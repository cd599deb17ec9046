package org.apical;

import java.util.concurrent.CancellationException;

/** Is told how far a computation has come, and may cancel it by throwing. Called from any thread. */
@FunctionalInterface
public interface Progress {

	/** Ignores every call. */
	Progress NONE = (done, total) -> {};

	/**
	 * @param done units of work finished, out of {@code total}
	 * @throws CancellationException if the computation is no longer wanted
	 */
	void at(long done, long total);
}
