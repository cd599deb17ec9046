package org.apical.signal.controls;

import java.util.List;
import java.util.Optional;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.GroupDifference;

/**
 * What photostimulation, or belonging to a group of animals, did.
 *
 * @param light trials with light beside trials without, if there are any
 * @param learning groups of animals beside each other, if animals have a group
 */
public record Perturbation(Optional<Light> light, Optional<Learning> learning) {

	/**
	 * Light within sessions: the relation of soma and dendrite is that of the trials without light, and the trials with
	 * light are placed on it.
	 *
	 * @param trials with light, over all animals
	 * @param off D of the trials without light, of the neurons that were seen in both
	 * @param on D of the trials with light
	 * @param difference on − off
	 * @param dendrite by how much light moves the dendrite off the relation, mean over animals of all neurons, ΔF/F·s
	 * @param soma by how much light changes the soma itself, in SDs of its amplitude: what the light should leave alone
	 * @param pEquivalence of the soma's change being beyond ±.2 SD
	 * @param reading what this says
	 */
	public record Light(int trials, Contrast off, Contrast on, Contrast difference, Shift dendrite, Shift soma,
		double pEquivalence, String reading)
	{}

	/**
	 * A mean over animals.
	 *
	 * @param ciLow lower end of the 90 % interval, which lies within the bounds of an equivalence
	 * @param ciHigh upper end
	 * @param p two-sided, t over animals
	 */
	public record Shift(double mean, double ciLow, double ciHigh, double p) {

		static Shift of(final AcrossAnimals across) {
			final double half = across.halfWidth(0.9);
			return new Shift(across.mean(), across.mean() - half, across.mean() + half, across.p());
		}
	}

	/**
	 * How fast groups of animals learn.
	 *
	 * @param groups what animals there are
	 * @param difference first group − second of the animals' slopes of the hit rate over days, 1/day; empty where
	 *        this cannot be tested
	 * @param reading what this says, or why nothing can be said
	 */
	public record Learning(List<Group> groups, Optional<GroupDifference> difference, String reading) {

		public Learning {
			groups = List.copyOf(groups);
		}
	}

	/**
	 * @param name of the group
	 * @param animals ids
	 * @param slopes of the hit rate over days of each, 1/day
	 */
	public record Group(String name, List<String> animals, List<Double> slopes) {

		public Group {
			animals = List.copyOf(animals);
			slopes = List.copyOf(slopes);
		}
	}
}
