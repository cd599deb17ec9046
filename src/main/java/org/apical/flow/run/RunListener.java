package org.apical.flow.run;

/** Hears how a run goes on. Called from any thread, one call at a time. */
public interface RunListener {

	/**
	 * @param due how many of the stage's units will be done
	 * @param upToDate how many need not be done again
	 * @param blocked how many cannot be done, because what they need failed
	 */
	default void stageStarted(String stage, int due, int upToDate, int blocked) {}

	/** @param fraction of the stage's work that is done, 0 to 1 */
	default void progress(String stage, double fraction) {}

	default void stageFinished(String stage) {}

	/** A unit failed; the run goes on with what does not need it. */
	default void failed(String unit, Throwable cause) {}
}
