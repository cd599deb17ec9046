package org.apical.report.results;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the report warns of that has to do with motion, for those who print it. */
public final class MotionWarnings {

	private MotionWarnings() {}

	/** One sentence each. */
	public static List<String> of(final Path folder) {
		return of(new Results(folder));
	}

	public static List<String> of(final Results results) {
		return Stream.concat(MotionOutcomes.read(results).flatMap(MotionOutcomes::warning).stream(),
			PlaneMotion.read(results).stream().flatMap(plane -> plane.alarm().stream())).toList();
	}
}
