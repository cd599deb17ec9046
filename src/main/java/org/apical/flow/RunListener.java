package org.apical.flow;

/** Hears how a run goes on. Called from any thread, one call at a time. */
public interface RunListener {

	/** @param upToDate how many of the stage's units need not be done again */
	default void stageStarted(String stage, int units, int upToDate) {}

	/** @param fraction of the stage's work that is done, 0 to 1 */
	default void progress(String stage, double fraction) {}

	default void stageFinished(String stage) {}

	/** A unit failed; the run goes on with what does not need it. */
	default void failed(String unit, Throwable cause) {}
}
