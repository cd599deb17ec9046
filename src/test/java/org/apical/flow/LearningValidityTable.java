package org.apical.flow;

import org.apical.signal.LearningPrediction;

/** Prints how often condition (iv) is met over simulated studies. Arguments: studies, true slope. */
final class LearningValidityTable {

	private LearningValidityTable() {}

	public static void main(final String[] arguments) {
		final int studies = Integer.parseInt(arguments[0]);
		final double[] met = new double[4];
		final double[] slopes = new double[3];
		final long start = System.nanoTime();
		for (long seed = 1; seed <= studies; seed++) {
			final LearningPrediction found = LearningValidity.of(seed, Double.parseDouble(arguments[1]));
			met[0] += found.pAnimal() < 0.05 ? 1 : 0;
			met[1] += found.pPermutation() < 0.05 ? 1 : 0;
			met[2] += found.p() < 0.05 ? 1 : 0;
			met[3] += found.pNaive() < 0.05 ? 1 : 0;
			slopes[0] += found.slope() / studies;
			slopes[1] += found.corrected() / studies;
			slopes[2] += found.naive() / studies;
		}
		System.out.printf(java.util.Locale.ROOT, "animals %.3f permuted %.3f both %.3f naive %.3f; slope %.3f corrected %.3f"
			+ " naive %.3f; %.2f s a study%n", met[0] / studies, met[1] / studies, met[2] / studies, met[3] / studies,
			slopes[0], slopes[1], slopes[2], (System.nanoTime() - start) / 1e9 / studies);
	}
}
