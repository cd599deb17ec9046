package org.apical.io;

import java.nio.file.Path;
import java.util.List;
import org.apical.match.CompartmentMatching.Match;

/** The compartments of one animal on all days. */
public final class MatchFolder {

	private MatchFolder() {}

	public static void write(final Path folder, final List<Match> matches) {
		throw new UnsupportedOperationException();
	}

	public static List<Match> read(final Path folder) {
		throw new UnsupportedOperationException();
	}
}
