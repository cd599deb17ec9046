package org.apical.signal.power;

import org.apical.signal.roles.RoleGroups;

/**
 * How large a study is, but for its number of animals.
 *
 * @param plusCells P+ neurons of an animal
 * @param minusCells P− neurons of an animal
 * @param days sessions of an animal
 * @param trials of a day
 */
public record StudySize(int plusCells, int minusCells, double days, double trials) {

	/** Neurons of each role that make an animal testable. */
	public static final int FEWEST_CELLS = RoleGroups.FEWEST_CELLS;
	/** Animals that make a study testable. */
	public static final int FEWEST_ANIMALS = RoleGroups.FEWEST_ANIMALS;
	/** Coefficients of a neuron: soma, soma² and hit. */
	private static final int FITTED = 3;

	public StudySize {
		atLeast("plusCells", plusCells, FEWEST_CELLS);
		atLeast("minusCells", minusCells, FEWEST_CELLS);
		atLeast("days", days, 1);
		atLeast("trials", trials, fewestTrials(days));
	}

	/** Size of the base study of docs/science.md, section 4.4. */
	public static StudySize typical() {
		return new StudySize(5, 5, 10, 40);
	}

	/** Of a neuron's fit: trials, less an intercept for each session, less soma, soma² and hit. */
	double degreesOfFreedom() {
		return days * (trials - 1) - FITTED;
	}

	/** Trials of a day that leave one degree of freedom. */
	public static double fewestTrials(final double days) {
		return 1 + (FITTED + 1) / days;
	}

	private static void atLeast(final String name, final double value, final double least) {
		if (!(value >= least) || Double.isInfinite(value)) {
			throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
		}
	}
}
