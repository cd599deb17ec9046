package org.apical.io;

import java.nio.file.Path;
import java.util.List;
import org.apical.segment.PlaneSegmentation;

/** The ROIs of one session. */
public final class SegmentFolder {

	private SegmentFolder() {}

	public static void write(final Path folder, final List<PlaneSegmentation> planes) {
		throw new UnsupportedOperationException();
	}

	public static List<PlaneSegmentation> read(final Path folder) {
		throw new UnsupportedOperationException();
	}
}
