package org.apical.io;

import java.nio.file.Path;
import org.apical.signal.OpposingResult;
import org.apical.signal.PairTable;

/** The folder of the stage {@code signal}: {@code pairs.csv}, {@code modulation.csv}, {@code opposing.json}. */
public final class SignalFolder {

	private SignalFolder() {}

	public static void write(final Path folder, final PairTable table, final OpposingResult result) {
		throw new UnsupportedOperationException();
	}

	/** Writes what the test found, without the pairs. */
	public static void writeResult(final Path folder, final OpposingResult result) {
		throw new UnsupportedOperationException();
	}

	/** Reads what {@link #writeResult} wrote. */
	public static OpposingResult read(final Path folder) {
		throw new UnsupportedOperationException();
	}
}
