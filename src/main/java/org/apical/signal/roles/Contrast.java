package org.apical.signal.roles;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference between the roles (docs/science.md, section 5.1): D_a = mean M of P+ − mean M of P− in animal a, and
 * D = mean of D_a over animals.
 *
 * @param d D, ΔF/F·s; NaN where no animal can be tested
 * @param se standard error of D over animals
 * @param ciLow lower end of the 95 % interval by t over animals
 * @param ciHigh upper end
 * @param pRolePermutation two-sided p by permutation of the roles within animal and stratum
 * @param pAnimal two-sided p by t over animals
 * @param pSignFlip two-sided p by exact sign flips of the D_a
 * @param leftOut number of neurons that are not estimable
 * @param animals ids of the animals that could be tested, in order
 * @param byAnimal D_a of each of these animals
 */
public record Contrast(double d, double se, double ciLow, double ciHigh, double pRolePermutation, double pAnimal,
	double pSignFlip, int leftOut, List<String> animals, List<Double> byAnimal)
{

	/** The equivalence bound of D, within which the gate's interval must lie too, in SD_r. */
	public static final double BOUND_SD = 0.2;

	public Contrast {
		animals = List.copyOf(animals);
		byAnimal = List.copyOf(byAnimal);
	}

	/** Whether both the permutation of roles and the t over animals reject at .05. */
	public boolean significant() {
		return pRolePermutation < 0.05 && pAnimal < 0.05;
	}

	/** This contrast's D_a minus another's, over the animals that have both. */
	public AcrossAnimals change(final Contrast other) {
		final List<Double> changes = new ArrayList<>();
		for (int i = 0; i < other.animals.size(); i++) {
			final int j = animals.indexOf(other.animals.get(i));
			if (j >= 0) {
				changes.add(byAnimal.get(j) - other.byAnimal.get(i));
			}
		}
		return AcrossAnimals.of(changes.stream().mapToDouble(Double::doubleValue).toArray());
	}
}
