package org.apical.study;

import java.util.List;

/**
 * A whole study, every default filled in.
 *
 * @param name its name
 * @param animals at least one, unique ids
 */
public record Study(String name, List<Animal> animals) {

	public Study {
		animals = List.copyOf(animals);
	}
}
