package org.apical.io;

import java.nio.file.Path;
import org.apical.study.Study;

/** The resolved study as JSON. */
public final class StudyJson {

	private StudyJson() {}

	/**
	 * @param file to be written
	 * @param studyFolder folder of the study file: paths are written relative to it
	 */
	public static void write(final Path file, final Study study, final Path studyFolder) {
		throw new UnsupportedOperationException();
	}

	/** The study that {@link #write} wrote. */
	public static Study read(final Path file) {
		throw new UnsupportedOperationException();
	}
}
