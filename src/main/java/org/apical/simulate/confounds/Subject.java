package org.apical.simulate.confounds;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apical.simulate.task.InstructiveSignal;
import org.apical.study.Role;

/** The animal that a confound befalls: its neurons, the confound's strength, and what is drawn for them. */
final class Subject {

	private final List<Role> roles;
	private final int animal;
	private final double strength;
	private final UniformRandomProvider study;
	private final UniformRandomProvider random;
	private final SharedStateContinuousSampler normal;

	/**
	 * @param strength the confound's strength in this study
	 * @param study draws that are the same for all animals of the study
	 * @param random draws of this animal
	 */
	Subject(final List<Role> roles, final int animal, final double strength, final UniformRandomProvider study,
		final UniformRandomProvider random)
	{
		this.roles = List.copyOf(roles);
		this.animal = animal;
		this.strength = strength;
		this.study = study;
		this.random = random;
		this.normal = ZigguratSampler.NormalizedGaussian.of(random);
	}

	int neurons() {
		return roles.size();
	}

	/** The animal's number, from 0. */
	int animal() {
		return animal;
	}

	double strength() {
		return strength;
	}

	Role role(final int neuron) {
		return roles.get(neuron);
	}

	/** +1 for P+, −1 for P−, otherwise 0. */
	int sign(final int neuron) {
		return InstructiveSignal.sign(roles.get(neuron));
	}

	/** +1 or −1, the same in all animals of the study. */
	int directionOfStudy() {
		return study.nextBoolean() ? 1 : -1;
	}

	/** +1 or −1, for this animal. */
	int directionOfAnimal() {
		return random.nextBoolean() ? 1 : -1;
	}

	double normal() {
		return normal.sample();
	}

	boolean happens(final double probability) {
		return random.nextDouble() < probability;
	}

	int below(final int end) {
		return random.nextInt(end);
	}

	double between(final double low, final double high) {
		return low + (high - low) * random.nextDouble();
	}

	/** A standard normal property of every neuron that has nothing to do with its role. */
	double[] traits() {
		return traits(0, 1);
	}

	/** A property of every neuron: √share × direction × sign of the role + √(1 − share) × a standard normal number. */
	double[] traits(final double share, final int direction) {
		final double[] traits = new double[neurons()];
		Arrays.setAll(traits,
			n -> Math.sqrt(share) * direction * sign(n) + Math.sqrt(1 - share) * normal.sample());
		return traits;
	}
}
