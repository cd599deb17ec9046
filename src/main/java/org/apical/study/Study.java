package org.apical.study;

import java.util.List;

/**
 * A whole study, with every default filled in.
 *
 * @param name name of the study
 * @param animals animals, at least one, with unique ids
 */
public record Study(String name, List<Animal> animals) {

	public Study {
		animals = List.copyOf(animals);
	}
}
