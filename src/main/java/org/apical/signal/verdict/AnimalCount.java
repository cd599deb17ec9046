package org.apical.signal.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apical.signal.estimate.Modulation;
import org.apical.signal.roles.RoleGroups;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * What an animal has for the test of a kind of dendrite.
 *
 * @param animal animal id
 * @param kind kind of the dendrites
 * @param plus its P+ neurons
 * @param minus its P− neurons
 * @param neutral its neutral neurons
 */
public record AnimalCount(String animal, Kind kind, OfRole plus, OfRole minus, OfRole neutral) {

	/**
	 * Numbers of an animal's neurons of one role.
	 *
	 * @param named neurons of the role in the study, or in the table where there is no more
	 * @param linked those of them that have a dendrite
	 * @param estimable those of these whose modulation can be estimated
	 */
	public record OfRole(int named, int linked, int estimable) {

		boolean enough() {
			return estimable >= RoleGroups.FEWEST_CELLS;
		}

		private String lack(final Role role, final Kind kind) {
			if (named == 0) {
				return "no " + role.label() + " neurons";
			}
			final List<String> why = new ArrayList<>();
			if (linked < named) {
				why.add(named - linked + " without a linked " + kind.label());
			}
			if (estimable < linked) {
				why.add(linked - estimable + " not estimable");
			}
			return estimable + " of " + named + " " + role.label() + (why.isEmpty() ? "" : ", " + String.join(", ", why));
		}
	}

	/** The animals of these neurons, by id. */
	static List<AnimalCount> of(final List<NamedNeuron> neurons, final List<Modulation> modulations, final Kind kind) {
		final TreeSet<String> animals = new TreeSet<>();
		neurons.forEach(neuron -> animals.add(neuron.animal()));
		return animals.stream().map(animal -> {
			final List<NamedNeuron> named = neurons.stream().filter(neuron -> neuron.animal().equals(animal)).toList();
			final List<Modulation> used =
				modulations.stream().filter(m -> m.used() && m.animal().equals(animal)).toList();
			return new AnimalCount(animal, kind, of(named, used, kind, Role.P_PLUS), of(named, used, kind, Role.P_MINUS),
				of(named, used, kind, Role.NEUTRAL));
		}).toList();
	}

	private static OfRole of(final List<NamedNeuron> named, final List<Modulation> used, final Kind kind,
		final Role role)
	{
		final List<NamedNeuron> ofRole = named.stream().filter(neuron -> neuron.role() == role).toList();
		return new OfRole(ofRole.size(), (int) ofRole.stream().filter(n -> n.dendrites().contains(kind)).count(),
			(int) used.stream().filter(m -> m.role() == role).count());
	}

	/** Whether there are three or more estimable neurons of each role. */
	public boolean testable() {
		return plus.enough() && minus.enough();
	}

	/** What keeps the animal from being tested, such as {@code m06: 2 of 5 P-, 3 not estimable}; ends without a stop. */
	String lack() {
		if (plus.linked + minus.linked + neutral.linked == 0) {
			return animal + ": no " + kind.label() + " linked to any neuron";
		}
		final List<String> lacks = new ArrayList<>();
		if (!plus.enough()) {
			lacks.add(plus.lack(Role.P_PLUS, kind));
		}
		if (!minus.enough()) {
			lacks.add(minus.lack(Role.P_MINUS, kind));
		}
		return animal + ": " + String.join(", and ", lacks);
	}
}
