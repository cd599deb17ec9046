package org.apical.flow.stages;

import java.nio.file.Path;
import java.util.Map;
import org.apical.Problems;
import org.apical.io.study.StudyFile;
import org.apical.study.Study;

/**
 * A study about to be run.
 *
 * @param file the study file
 * @param input the study and the parameters its file gives
 * @param results where results go
 */
public record StudyRun(Path file, StudyFile.Resolved input, Path results) {

	public Study study() {
		return input.study();
	}

	/** A stage's parameters: its defaults, with what the study file says in their place. */
	public <R extends Record> R parameters(final String stage, final R defaults) {
		return bind(stage, defaults, input.parameters(stage));
	}

	/** Likewise for one plane, whose own parameters come before those of the study. */
	public <R extends Record> R parameters(final String stage, final R defaults, final String animal,
		final String session, final String plane)
	{
		return bind(stage, defaults, input.parameters(stage, animal, session, plane));
	}

	private static <R extends Record> R bind(final String stage, final R defaults, final Map<String, Object> values) {
		final Problems problems = new Problems();
		final R bound = ParameterFields.bind(defaults, values, "parameters." + stage, problems);
		problems.throwIfAny();
		return bound;
	}
}
