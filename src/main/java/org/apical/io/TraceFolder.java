package org.apical.io;

import java.nio.file.Path;
import java.util.List;
import org.apical.trace.CompartmentTraces;

/** The traces of one session. */
public final class TraceFolder {

	private TraceFolder() {}

	/** @param traces in the order of {@code compartments.csv} */
	public static void write(final Path folder, final List<CompartmentTraces> traces) {
		throw new UnsupportedOperationException();
	}

	/** @param compartments names, in the order of {@code compartments.csv} */
	public static List<CompartmentTraces> read(final Path folder, final List<String> compartments) {
		throw new UnsupportedOperationException();
	}
}
