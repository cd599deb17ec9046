package org.apical.flow.stages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apical.image.FieldTransform;
import org.apical.study.Animal;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Plane;
import org.apical.study.Position;
import org.apical.study.Seed;

/** The neurons' given points, without their roles: what looks for compartments must not know them. */
final class Seeds {

	private Seeds() {}

	/** Where the compartments that a plane shows are expected, in the reference session's coordinates. */
	static List<Seed> of(final Animal animal, final Plane plane) {
		return animal.neurons().stream().flatMap(neuron -> seed(neuron, plane)).toList();
	}

	private static Stream<Seed> seed(final Neuron neuron, final Plane plane) {
		final Optional<Position> point = switch (plane.kind()) {
			case SOMA -> neuron.soma();
			case TUFT -> neuron.tuft();
			case TRUNK -> Optional.empty();
		};
		final Optional<String> only = plane.kind() == Kind.SOMA ? neuron.somaPlane() : neuron.tuftPlane();
		return point.filter(p -> only.isEmpty() || only.get().equals(plane.id()))
			.map(p -> new Seed(neuron.id(), p.xPx(), p.yPx())).stream();
	}

	/** The seeds as a session's reference image has them, those outside the image left out. */
	static List<Seed> moved(final List<Seed> seeds, final FieldTransform fromReference, final Plane plane) {
		return seeds.stream().map(seed -> {
			final Position position = fromReference.apply(seed.xPx(), seed.yPx());
			return new Seed(seed.neuron(), position.xPx(), position.yPx());
		}).filter(seed -> inside(seed.xPx(), plane.widthPx()) && inside(seed.yPx(), plane.heightPx())).toList();
	}

	private static boolean inside(final double px, final int size) {
		return px >= 0 && px <= size - 1;
	}
}
