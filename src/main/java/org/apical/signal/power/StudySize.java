package org.apical.signal.power;

import org.apical.signal.roles.RoleGroups;

/**
 * The size of a study apart from its number of animals.
 *
 * @param plusCells number of P+ neurons of an animal
 * @param minusCells number of P− neurons of an animal
 * @param days number of days (one session each) of an animal
 * @param trials number of trials of a day
 */
public record StudySize(int plusCells, int minusCells, double days, double trials) {

	/** The fewest neurons of each role with which an animal is testable. */
	public static final int FEWEST_CELLS = RoleGroups.FEWEST_CELLS;
	/** The fewest animals with which a study is testable. */
	public static final int FEWEST_ANIMALS = RoleGroups.FEWEST_ANIMALS;
	/** The number of coefficients of a neuron: hit, s, s², s on hits, u and u². */
	private static final int FITTED = 6;

	public StudySize {
		atLeast("plusCells", plusCells, FEWEST_CELLS);
		atLeast("minusCells", minusCells, FEWEST_CELLS);
		atLeast("days", days, 1);
		atLeast("trials", trials, fewestTrials(days));
	}

	/** The size of the base study of docs/science.md, section 4.4. */
	public static StudySize typical() {
		return new StudySize(5, 5, 10, 40);
	}

	/**
	 * Degrees of freedom of a neuron's fit: trials − sessions (one intercept each) − 6 (hit, s, s², s on hits, u and u²).
	 */
	double degreesOfFreedom() {
		return days * (trials - 1) - FITTED;
	}

	/** The number of trials of a day that leaves one degree of freedom. */
	public static double fewestTrials(final double days) {
		return 1 + (FITTED + 1) / days;
	}

	private static void atLeast(final String name, final double value, final double least) {
		if (!(value >= least) || Double.isInfinite(value)) {
			throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
		}
	}
}
