package org.apical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what is wrong with the input, so that the user learns all of it at once. Not for use by several threads. */
public final class Problems {

	private static final int NAMED = 3;

	private final Set<String> errors = new LinkedHashSet<>();
	private final Map<String, Set<String>> notes = new LinkedHashMap<>();

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

	/** Adds a note: something the user should know, but which stops nothing, such as a column that is ignored. */
	public void note(final String where, final String what) {
		notes.computeIfAbsent(what, text -> new LinkedHashSet<>()).add(where);
	}

	public boolean none() {
		return errors.isEmpty();
	}

	public List<String> errors() {
		return new ArrayList<>(errors);
	}

	/** The notes; a note that holds at several places is given once, with the first three of the places. */
	public List<String> notes() {
		return notes.entrySet().stream().map(note -> places(List.copyOf(note.getValue())) + ": " + note.getKey()).toList();
	}

	private static String places(final List<String> where) {
		return where.size() <= NAMED ? String.join(", ", where)
			: String.join(", ", where.subList(0, NAMED)) + " and " + (where.size() - NAMED) + " more";
	}

	/** @throws InvalidInputException with every problem added so far, if there is one */
	public void throwIfAny() {
		if (!none()) {
			throw new InvalidInputException(errors());
		}
	}
}
