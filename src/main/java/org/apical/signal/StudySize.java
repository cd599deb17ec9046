package org.apical.signal;

/**
 * How large a study is, but for its number of animals.
 *
 * @param plusCells P+ neurons of an animal
 * @param minusCells P− neurons of an animal
 * @param days sessions of an animal
 * @param trials of a day
 */
public record StudySize(int plusCells, int minusCells, double days, double trials) {

	public StudySize {
		atLeast("plusCells", plusCells, RoleGroups.FEWEST_CELLS);
		atLeast("minusCells", minusCells, RoleGroups.FEWEST_CELLS);
		atLeast("days", days, 1);
		atLeast("trials", trials, 1);
	}

	/** Of the base study of SCIENCE §4. */
	public static StudySize typical() {
		return new StudySize(5, 5, 10, 40);
	}

	/** Trials of a neuron. */
	double pairs() {
		return days * trials;
	}

	private static void atLeast(final String name, final double value, final double least) {
		if (!(value >= least) || Double.isInfinite(value)) {
			throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
		}
	}
}
