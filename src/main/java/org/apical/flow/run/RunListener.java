package org.apical.flow.run;

/** Is told of the progress of a run. It is called from any thread, by one call at a time. */
public interface RunListener {

	/**
	 * @param due the number of the stage's units that will be done
	 * @param upToDate the number of units that need not be done again
	 * @param blocked the number of units that cannot be done, because a unit that they need failed
	 */
	default void stageStarted(String stage, int due, int upToDate, int blocked) {}

	/** @param fraction the fraction of the stage's work that is done, 0 to 1 */
	default void progress(String stage, double fraction) {}

	default void stageFinished(String stage) {}

	/** A unit failed; the run goes on with the units that do not need it. */
	default void failed(String unit, Throwable cause) {}
}
