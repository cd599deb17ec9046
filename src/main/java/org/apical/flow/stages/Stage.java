package org.apical.flow.stages;

import java.util.List;
import org.apical.Problems;
import org.apical.flow.run.Unit;

/** A step of the chain, divided into units that do not depend on each other. */
public interface Stage {

	/** As in options, study files and folders: {@code motion}, {@code align}, … */
	String name();

	/** Its parameters, defaults filled in: what the study file may set under the stage's name. */
	List<Record> parameters();

	/** The units of a study. Reads no results: those of earlier stages may not be there yet. */
	List<Unit> units(StudyRun run);

	/**
	 * Adds what is wrong with what the user wrote about results of earlier stages; called when these are done, as far as
	 * they could be, and before the first unit starts.
	 */
	default void check(final StudyRun run, final Problems problems) {}
}
