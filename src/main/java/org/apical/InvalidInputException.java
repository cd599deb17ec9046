package org.apical;

import java.util.List;

/** The input cannot be used. Carries every problem that was found, one line each. */
public final class InvalidInputException extends ApicalException {

	private static final long serialVersionUID = 1L;

	private final List<String> problems;

	/** @param problems at least one line such as {@code trials.csv line 14: stop_s 83.2 is before start_s 84.0} */
	public InvalidInputException(final List<String> problems) {
		super(String.join(System.lineSeparator(), problems));
		this.problems = List.copyOf(problems);
	}

	public InvalidInputException(final String problem) {
		this(List.of(problem));
	}

	public List<String> problems() {
		return problems;
	}
}
