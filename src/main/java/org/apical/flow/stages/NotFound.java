package org.apical.flow.stages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apical.match.CompartmentMatching.Match;
import org.apical.study.Animal;
import org.apical.study.Compartment;
import org.apical.study.Compartment.Status;
import org.apical.study.Kind;
import org.apical.study.Neuron;
import org.apical.study.Plane;
import org.apical.study.Session;

/**
 * Rows for what is not known of the neurons the study names: {@code unknown} where a plane should show a
 * compartment.
 */
final class NotFound {

	private NotFound() {}

	/**
	 * A row in every session for a neuron without a compartment of a kind that its animal's movies show.
	 *
	 * @param matches what was found
	 */
	static List<Match> of(final Animal animal, final List<Match> matches) {
		final List<Match> missing = new ArrayList<>();
		for (final Neuron neuron : animal.neurons()) {
			for (final Kind kind : Kind.values()) {
				if (matches.stream().noneMatch(match -> match.compartment().kind() == kind
					&& match.compartment().neuron().equals(neuron.id())))
				{
					animal.sessions().forEach(session -> plane(session, neuron, kind)
						.ifPresent(plane -> missing.add(row(session, plane, neuron))));
				}
			}
		}
		return missing;
	}

	/** The plane that should show it: the one the neuron names, else the first of the kind. */
	private static Optional<Plane> plane(final Session session, final Neuron neuron, final Kind kind) {
		final Optional<String> named = switch (kind) {
			case SOMA -> neuron.somaPlane();
			case TUFT -> neuron.tuftPlane();
			case TRUNK -> Optional.empty();
		};
		return session.planes().stream().anyMatch(plane -> plane.kind() == kind && plane.traces().isPresent())
			? Optional.empty() : session.filmed().stream().filter(plane -> plane.kind() == kind)
				.filter(plane -> named.isEmpty() || named.get().equals(plane.id())).findFirst();
	}

	private static Match row(final Session session, final Plane plane, final Neuron neuron) {
		final String why = plane.kind() == Kind.SOMA ? "no point of its soma is given"
			: "no point of it is given, and no " + plane.kind().label() + " is surely its own";
		return new Match(new Compartment(neuron.id() + "-" + plane.kind().label(), neuron.id(), plane.kind(), session.id(),
			plane.id(), "", Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, Status.UNKNOWN), Optional.empty(),
			why);
	}
}
