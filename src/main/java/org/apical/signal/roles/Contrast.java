package org.apical.signal.roles;

import java.util.ArrayList;
import java.util.List;

/**
 * The difference between the roles: per animal D_a = mean M of P+ − mean M of P−; D = mean of D_a.
 *
 * @param d D, ΔF/F·s; NaN where no animal can be tested
 * @param se standard error of D over animals
 * @param ciLow lower end of the 95 % interval by t over animals
 * @param ciHigh upper end
 * @param pRolePermutation two-sided, roles permuted within animal and stratum
 * @param pAnimal two-sided, t over animals
 * @param pSignFlip two-sided, exact sign flips of the D_a
 * @param leftOut neurons not estimable
 * @param animals ids of the animals that could be tested, in order
 * @param byAnimal D_a of these
 */
public record Contrast(double d, double se, double ciLow, double ciHigh, double pRolePermutation, double pAnimal,
	double pSignFlip, int leftOut, List<String> animals, List<Double> byAnimal)
{

	/** The equivalence bound of D, and what the gate's interval must lie within, in SD_r. */
	public static final double BOUND_SD = 0.2;

	public Contrast {
		animals = List.copyOf(animals);
		byAnimal = List.copyOf(byAnimal);
	}

	/** Both the permutation of roles and the t over animals reject at .05. */
	public boolean significant() {
		return pRolePermutation < 0.05 && pAnimal < 0.05;
	}

	/** By animal, this D_a minus another's, of the animals that have both. */
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
