package org.apical;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with the input, so that the user learns all of it at once. Not for use by several threads. */
public final class Problems {

	private final Set<String> errors = new LinkedHashSet<>();
	private final Set<String> notes = new LinkedHashSet<>();

	/**
	 * @param where file, and row or key: {@code m01/d01/trials.csv line 14}
	 * @param what what is wrong and what would be right: {@code stop_s 83.2 is before start_s 84.0}
	 */
	public void add(final String where, final String what) {
		errors.add(where + ": " + what);
	}

	/** Takes over the lines of an exception. */
	public void add(final InvalidInputException e) {
		errors.addAll(e.problems());
	}

	/** Something the user should know that stops nothing, such as a column that is ignored. */
	public void note(final String where, final String what) {
		notes.add(where + ": " + what);
	}

	public boolean none() {
		return errors.isEmpty();
	}

	public List<String> errors() {
		return new ArrayList<>(errors);
	}

	public List<String> notes() {
		return new ArrayList<>(notes);
	}

	/** @throws InvalidInputException with every problem added so far, if there is one */
	public void throwIfAny() {
		if (!none()) {
			throw new InvalidInputException(errors());
		}
	}
}
