package org.apical.simulate.confounds;

import java.util.Arrays;

/** Trials and neurons that are not in the table. */
final class LostRows {

	private LostRows() {}

	/**
	 * Frames are dropped or trials left out after rewards, because the animal moves: hits are lost with a probability
	 * of strength where all somata together show more than they did on average in this session, otherwise of a third
	 * of it.
	 */
	static Confound afterReward(final Subject subject) {
		return new Confound() {

			private double mean;

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				final double all = Arrays.stream(rows).mapToDouble(row -> row[0]).average().orElseThrow();
				mean = now.first() ? all : mean + (all - mean) / (now.trial() + 1);
				if (hit && subject.happens(all > mean ? subject.strength() : subject.strength() / 3)) {
					Arrays.stream(rows).forEach(Rows::lose);
				}
			}
		};
	}

	/**
	 * Neurons are not found again on all days: a neuron is lost in a session with a probability of strength × (1 +
	 * sign · v) / 2, where the sign of the role is that of the study: one role is lost early, the other late.
	 */
	static Confound byRoleAndDay(final Subject subject) {
		final int direction = subject.directionOfStudy();
		return new Confound() {

			private final boolean[] lost = new boolean[subject.neurons()];

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length; n++) {
					if (now.first()) {
						lost[n] =
							subject.happens(subject.strength() * (1 + direction * subject.sign(n) * now.inStudy()) / 2);
					}
					if (lost[n]) {
						Rows.lose(rows[n]);
					}
				}
			}
		};
	}

	/**
	 * Amplitudes of dendrites are left out as outliers where they lie more than strength SD above the mean of the
	 * neuron's earlier ones, from the eleventh on.
	 */
	static Confound outliers(final Subject subject) {
		return new Confound() {

			private final double[] mean = new double[subject.neurons()];
			private final double[] squares = new double[subject.neurons()];
			private int trials;

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				trials++;
				for (int n = 0; n < rows.length; n++) {
					final double dendrite = Rows.dendrite(rows[n]);
					final double limit = mean[n] + subject.strength() * Math.sqrt(squares[n] / Math.max(1, trials - 1));
					final double difference = dendrite - mean[n];
					mean[n] += difference / trials;
					squares[n] += difference * (dendrite - mean[n]);
					if (trials > 10 && dendrite > limit) {
						Rows.lose(rows[n]);
					}
				}
			}
		};
	}
}
