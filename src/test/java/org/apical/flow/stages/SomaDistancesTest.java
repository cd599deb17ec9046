package org.apical.flow.stages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Kind;
import org.apical.study.Plane;
import org.apical.study.Session;
import org.junit.jupiter.api.Test;

class SomaDistancesTest {

	private static final Plane PLANE = new Plane("soma", Kind.SOMA, Optional.empty(), Optional.empty(), 64, 64, 10, 10, 2,
		Double.NaN, 0, 0, new double[0], 0, 0, Optional.empty(), Optional.empty(), Optional.empty());

	private static Session session(final String id) {
		return new Session(id, 1, Optional.empty(), List.of(), List.of(PLANE), Optional.empty(), Optional.empty());
	}

	private static Compartment soma(final String neuron, final double xPx, final double yPx,
		final Compartment.Status status)
	{
		return new Compartment(neuron + "-soma", neuron, Kind.SOMA, "d1", "soma", "", xPx, yPx, 100, 5, 1, 1, status);
	}

	@Test
	void theSmallestDistanceOfTheSessionsThatSawBothCounts() {
		final Session first = session("d1");
		final Session second = session("d2");
		final Animal animal = new Animal("m1", Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "d1",
			List.of(first, second));
		final SomaDistances distances = new SomaDistances();
		distances.add(animal, first, List.of(soma("a", 10, 10, Compartment.Status.MATCHED),
			soma("b", 13, 14, Compartment.Status.FORCED), soma("c", 10, 11, Compartment.Status.UNKNOWN)));
		distances.add(animal, second, List.of(soma("a", 0, 0, Compartment.Status.MATCHED),
			soma("b", 0, 3, Compartment.Status.MATCHED)));
		assertEquals(6, distances.um("m1", "a", "b"), 1e-12, "3 px of 2 µm on the second day");
		assertTrue(Double.isNaN(distances.um("m1", "a", "c")), "it cannot be said where c is");
		assertTrue(Double.isNaN(distances.um("m2", "a", "b")));
	}
}
