package org.apical.report.results;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The report's warnings about motion, for the page and for the console. */
public final class MotionWarnings {

	private MotionWarnings() {}

	/** The warnings, one string each. */
	public static List<String> of(final Path folder) {
		return of(new Results(folder));
	}

	public static List<String> of(final Results results) {
		return Stream.concat(MotionOutcomes.read(results).flatMap(MotionOutcomes::warning).stream(),
			PlaneMotion.read(results).stream().flatMap(plane -> plane.alarm().stream())).toList();
	}
}
