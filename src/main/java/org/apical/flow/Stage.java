package org.apical.flow;

import java.util.List;

/** A step of the chain, divided into units that do not depend on each other. */
public interface Stage {

	/** As in options, study files and folders: {@code motion}, {@code align}, … */
	String name();

	/** Its parameters, defaults filled in: what the study file may set under the stage's name. */
	List<Record> parameters();

	/** The units of a study. Reads no results: those of earlier stages may not be there yet. */
	List<Unit> units(StudyRun run);
}
