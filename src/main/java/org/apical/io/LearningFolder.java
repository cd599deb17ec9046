package org.apical.io;

import java.nio.file.Path;
import org.apical.learning.DayTable;
import org.apical.learning.ModelComparison;

/** The folder of the learning stage: {@code days.csv}, {@code models.csv}, {@code learning.json}. */
public final class LearningFolder {

	private LearningFolder() {}

	/** What the folder holds. */
	public record Learning(DayTable days, ModelComparison.Result result) {}

	public static void write(final Path folder, final DayTable days, final ModelComparison.Result result) {
		throw new UnsupportedOperationException();
	}

	/** @throws org.apical.ApicalException if a file is missing or not as {@link #write} made it */
	public static Learning read(final Path folder) {
		throw new UnsupportedOperationException();
	}
}
