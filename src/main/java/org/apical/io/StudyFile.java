package org.apical.io;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apical.Problems;
import org.apical.study.Study;

/** Reads a study file and looks at everything it names, so that what is wrong is known before any work starts. */
public final class StudyFile {

	private StudyFile() {}

	/**
	 * A study file as understood.
	 *
	 * @param study the study, every default filled in
	 * @param parameters of stages, by stage and name, as they stand in the file
	 * @param planeParameters those of single planes, by {@code animal/session/plane}, stage and name
	 */
	public record Resolved(Study study, Map<String, Map<String, Object>> parameters,
		Map<String, Map<String, Map<String, Object>>> planeParameters)
	{

		/** Parameters of a stage. */
		public Map<String, Object> parameters(final String stage) {
			return parameters.getOrDefault(stage, Map.of());
		}

		/** Parameters of a stage in one plane: the plane's own before those of the study. */
		public Map<String, Object> parameters(final String stage, final String animal, final String session,
			final String plane)
		{
			final Map<String, Object> merged = new HashMap<>(parameters(stage));
			merged.putAll(planeParameters.getOrDefault(String.join("/", animal, session, plane), Map.of())
				.getOrDefault(stage, Map.of()));
			return new TreeMap<>(merged);
		}
	}

	/**
	 * Reads a study file, its tables and the heads of its movies. What comes back may be used only if no problem was added;
	 * its parameters are there even then, so that they can be checked in the same go.
	 *
	 * @param yaml the study file
	 * @param problems gets everything that is wrong, and notes
	 */
	public static Resolved read(final Path yaml, final Problems problems) {
		return new Resolved(new Study("", List.of()), Map.of(), Map.of());
	}

	/** Adds a problem if files cannot be written into the folder, whether it is there or not. */
	public static void checkWritable(final Path folder, final Problems problems) {
		throw new UnsupportedOperationException();
	}
}
