package org.apical.signal.controls;

import java.util.List;
import java.util.Optional;
import org.apical.signal.roles.AcrossAnimals;
import org.apical.signal.roles.Contrast;
import org.apical.signal.roles.GroupDifference;

/**
 * The effects of photostimulation and of belonging to a group of animals (docs/science.md, section 5.12).
 *
 * @param light comparison of trials with and without light, if there are trials with light
 * @param learning comparison of the groups of animals, if animals have a group
 */
public record Perturbation(Optional<Light> light, Optional<Learning> learning) {

	/**
	 * Light within sessions: the relation of soma and dendrite is that of the trials without light, and the trials with
	 * light are placed on it.
	 *
	 * @param trials number of trials with light, over all animals
	 * @param off D of the trials without light, over the neurons that have both kinds of trials
	 * @param on D of the trials with light, over the same neurons
	 * @param difference on − off
	 * @param dendrite by how much light moves the dendrite off the relation, ΔF/F·s; mean over all neurons, then animals
	 * @param soma by how much light changes the soma itself, in SDs of its amplitude; light should not change it
	 * @param pEquivalence p of the two one-sided tests that the soma's change is beyond ±.2 SD
	 * @param reading the result in words
	 */
	public record Light(int trials, Contrast off, Contrast on, Contrast difference, Shift dendrite, Shift soma,
		double pEquivalence, String reading)
	{}

	/**
	 * A mean over animals.
	 *
	 * @param mean the mean
	 * @param ciLow lower end of the 90 % interval; where equivalence is shown, the interval lies within its bounds
	 * @param ciHigh upper end
	 * @param p two-sided p by t over animals
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
	 * @param groups the groups and their animals
	 * @param difference mean slope of the hit rate over days in the first group − that in the second, 1/day; empty where
	 *        this cannot be tested
	 * @param reading the result in words, or the reason why there is none
	 */
	public record Learning(List<Group> groups, Optional<GroupDifference> difference, String reading) {

		public Learning {
			groups = List.copyOf(groups);
		}
	}

	/**
	 * A group of animals.
	 *
	 * @param name name of the group
	 * @param animals ids of the animals
	 * @param slopes slope of the hit rate over days of each animal, 1/day
	 */
	public record Group(String name, List<String> animals, List<Double> slopes) {

		public Group {
			animals = List.copyOf(animals);
			slopes = List.copyOf(slopes);
		}
	}
}
