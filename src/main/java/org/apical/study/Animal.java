package org.apical.study;

import java.util.List;
import java.util.Optional;

/**
 * One animal.
 *
 * @param id name, unique in the study
 * @param sex F, M or U
 * @param group experimental group, for perturbation studies
 * @param indicator name of the calcium indicator
 * @param neurons neurons that the study names, with unique ids
 * @param referenceSession id of the session whose images define the coordinates
 * @param sessions in order of days
 * @param curation decisions made by eye
 */
public record Animal(String id, Optional<String> sex, Optional<String> group, Optional<String> indicator,
	List<Neuron> neurons, String referenceSession, List<Session> sessions, List<Curation> curation)
{

	public Animal {
		neurons = List.copyOf(neurons);
		sessions = List.copyOf(sessions);
		curation = List.copyOf(curation);
	}

	/** An animal without decisions made by eye. */
	public Animal(final String id, final Optional<String> sex, final Optional<String> group,
		final Optional<String> indicator, final List<Neuron> neurons, final String referenceSession,
		final List<Session> sessions)
	{
		this(id, sex, group, indicator, neurons, referenceSession, sessions, List.of());
	}

	/** Whether any plane has a movie. */
	public boolean filmed() {
		return sessions.stream().anyMatch(session -> !session.filmed().isEmpty());
	}

	/** @throws IllegalArgumentException if there is no session with this id */
	public Session session(final String id) {
		return sessions.stream().filter(session -> session.id().equals(id)).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no session " + id + " in animal " + this.id));
	}

	/** The session whose images define the coordinates. */
	public Session reference() {
		return session(referenceSession);
	}
}
