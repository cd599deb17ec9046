package org.apical.flow.run;

import org.apical.ApicalException;

/**
 * Thrown when a unit's work is done except for one additional file, which no later stage needs. The results are
 * kept, the failure is reported, and the unit counts as out of date, so that the next run tries again.
 */
public final class IncompleteException extends ApicalException {

	private static final long serialVersionUID = 1L;

	private final String output;

	/** @param output name of the file that is missing from the unit's folder */
	public IncompleteException(final String output, final Throwable cause) {
		super(cause.getMessage(), cause);
		this.output = output;
	}

	String output() {
		return output;
	}
}
