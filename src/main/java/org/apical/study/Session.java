package org.apical.study;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One day's recording of one animal.
 *
 * @param id name, unique in the animal
 * @param day training day
 * @param start wall-clock time of the session clock's zero
 * @param trials trials in order of time, not overlapping
 * @param planes planes, at least one
 * @param cursor table of the cursor's angle over time
 * @param covariates table of covariates over time, such as running
 */
public record Session(String id, int day, Optional<Instant> start, List<Trial> trials, List<Plane> planes,
	Optional<Path> cursor, Optional<Path> covariates)
{

	public Session {
		trials = List.copyOf(trials);
		planes = List.copyOf(planes);
	}

	/** The planes that have a movie, in their order. */
	public List<Plane> filmed() {
		return planes.stream().filter(plane -> plane.movie().isPresent()).toList();
	}

	/** @throws IllegalArgumentException if there is no plane with this id */
	public Plane plane(final String id) {
		return planes.stream().filter(plane -> plane.id().equals(id)).findFirst()
			.orElseThrow(() -> new IllegalArgumentException("no plane " + id + " in session " + this.id));
	}
}
