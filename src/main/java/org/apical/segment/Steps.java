package org.apical.segment;

import org.apical.Progress;

/** Progress of work that visits the movie a known number of times. Not thread-safe. */
final class Steps {

	private final Progress whole;
	private final int visits;
	private int done;

	Steps(final Progress whole, final int visits) {
		this.whole = whole;
		this.visits = visits;
	}

	/** The progress of the next {@code count} visits. */
	Progress next(final int count) {
		final int before = done;
		done += count;
		return (part, total) -> whole.at(before * total + count * part, visits * total);
	}
}
