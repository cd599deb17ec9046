package org.apical.io;

import java.nio.file.Path;
import org.apical.Problems;
import org.apical.signal.PairTable;

/** The table of soma–dendrite pairs, {@code pairs.csv}. */
public final class PairsCsv {

	private PairsCsv() {}

	/**
	 * @param name how messages call the file
	 * @param problems takes what is wrong with the table, and notes
	 * @return its rows; to be used only if there are no problems
	 */
	public static PairTable read(final Path file, final String name, final Problems problems) {
		throw new UnsupportedOperationException();
	}

	/** Writes the rows in their canonical order. */
	public static void write(final Path file, final PairTable table) {
		throw new UnsupportedOperationException();
	}
}
