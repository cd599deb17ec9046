package org.apical.signal.roles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apical.signal.estimate.Modulation;
import org.apical.study.Role;

/**
 * The P+ and P− neurons of one animal that take part in a test, stratum by stratum.
 *
 * @param animal animal id
 * @param values one value for each neuron, such as M; the strata follow each other
 * @param plus whether each neuron is P+
 * @param stratumStarts index of the first neuron of each stratum, and the number of neurons at the end
 * @param dendrite mean amplitude of each neuron's dendrite
 * @param neutral values of the neutral neurons
 */
public record RoleGroups(String animal, double[] values, boolean[] plus, int[] stratumStarts, double[] dendrite,
	double[] neutral)
{

	/** The fewest neurons of each role with which an animal is testable. */
	public static final int FEWEST_CELLS = 3;
	/** The fewest animals with which a study is testable; fewer cannot reach .05 by sign flips. */
	public static final int FEWEST_ANIMALS = 6;

	/** Animals with at least one used neuron of each role, by id. */
	public static List<RoleGroups> of(final List<Modulation> modulations) {
		return used(modulations).values().stream().map(RoleGroups::animal).filter(g -> g.count(true) > 0)
			.filter(g -> g.count(false) > 0).toList();
	}

	/** The testable animals if there are at least six; otherwise all the animals. */
	public static List<RoleGroups> tested(final List<RoleGroups> groups) {
		final List<RoleGroups> testable = groups.stream().filter(RoleGroups::testable).toList();
		return testable.size() >= FEWEST_ANIMALS ? testable : groups;
	}

	public static Map<String, List<Modulation>> used(final List<Modulation> modulations) {
		return modulations.stream().filter(Modulation::used)
			.collect(Collectors.groupingBy(Modulation::animal, TreeMap::new, Collectors.toList()));
	}

	private static RoleGroups animal(final List<Modulation> ofAnimal) {
		final Map<String, List<Modulation>> strata = ofAnimal.stream().filter(m -> m.role() != Role.NEUTRAL)
			.collect(Collectors.groupingBy(Modulation::stratum, TreeMap::new, Collectors.toList()));
		final List<Modulation> inOrder = new ArrayList<>();
		final int[] starts = new int[strata.size() + 1];
		int s = 0;
		for (final List<Modulation> stratum : strata.values()) {
			inOrder.addAll(stratum);
			starts[++s] = inOrder.size();
		}
		final boolean[] plus = new boolean[inOrder.size()];
		for (int i = 0; i < plus.length; i++) {
			plus[i] = inOrder.get(i).role() == Role.P_PLUS;
		}
		return new RoleGroups(ofAnimal.get(0).animal(),
			inOrder.stream().mapToDouble(Modulation::modulation).toArray(), plus, starts,
			inOrder.stream().mapToDouble(Modulation::meanDendrite).toArray(),
			ofAnimal.stream().filter(m -> m.role() == Role.NEUTRAL).mapToDouble(Modulation::modulation).toArray());
	}

	/** The same neurons with other values. */
	public RoleGroups with(final double[] otherValues) {
		return new RoleGroups(animal, otherValues, plus, stratumStarts, dendrite, neutral);
	}

	int strata() {
		return stratumStarts.length - 1;
	}

	/** The number of P+ neurons in a stratum. */
	int plusIn(final int stratum) {
		int count = 0;
		for (int i = stratumStarts[stratum]; i < stratumStarts[stratum + 1]; i++) {
			count += plus[i] ? 1 : 0;
		}
		return count;
	}

	public int count(final boolean ofPlus) {
		int count = 0;
		for (final boolean p : plus) {
			count += p == ofPlus ? 1 : 0;
		}
		return count;
	}

	public boolean testable() {
		return count(true) >= FEWEST_CELLS && count(false) >= FEWEST_CELLS;
	}

	public double meanPlus() {
		return mean(true);
	}

	public double meanMinus() {
		return mean(false);
	}

	private double mean(final boolean ofPlus) {
		double sum = 0;
		for (int i = 0; i < values.length; i++) {
			sum += plus[i] == ofPlus ? values[i] : 0;
		}
		return sum / count(ofPlus);
	}

	/** Mean value of the neutral neurons; NaN where there are none. */
	public double meanNeutral() {
		double sum = 0;
		for (final double value : neutral) {
			sum += value;
		}
		return sum / neutral.length;
	}

	/** Mean value of P+ − mean value of P−. */
	public double difference() {
		return meanPlus() - meanMinus();
	}
}
