package org.apical;

import java.util.concurrent.CancellationException;

/**
 * Something failed that the user can do something about. The message names the file, the row or key, the value and the
 * remedy, and is meant to be shown without a stack trace.
 */
public class ApicalException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ApicalException(final String message) {
		super(message);
	}

	public ApicalException(final String message, final Throwable cause) {
		super(message, cause);
	}

	/**
	 * Unwraps the exceptions that thread pools add: returns the first {@code ApicalException} or cancellation
	 * among the causes; otherwise the innermost cause.
	 */
	public static Throwable innermost(final Throwable thrown) {
		Throwable cause = thrown;
		while (!(cause instanceof ApicalException) && !(cause instanceof CancellationException)
			&& cause.getCause() != null)
		{
			cause = cause.getCause();
		}
		return cause;
	}
}
