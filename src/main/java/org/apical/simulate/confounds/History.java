package org.apical.simulate.confounds;

import java.util.Arrays;

/** What earlier trials leave in a dendrite. */
final class History {

	private History() {}

	/**
	 * The baseline before a trial still holds the tail of the trial before it: a share of that trial's amplitude is
	 * taken off, strength in dendrites and half of it in somata.
	 */
	static Confound tailInBaseline(final Subject subject) {
		return new Confound() {

			private final double[] soma = new double[subject.neurons()];
			private final double[] dendrite = new double[subject.neurons()];

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length; n++) {
					final double somaNow = Arrays.stream(rows[n], 0, SOMA).average().orElseThrow();
					final double dendriteNow = Rows.dendrite(rows[n]);
					if (!now.first()) {
						Rows.addToSoma(rows[n], -subject.strength() / 2 * soma[n]);
						Rows.addToDendrite(rows[n], -subject.strength() * dendrite[n]);
					}
					soma[n] = somaNow;
					dendrite[n] = dendriteNow;
				}
			}
		};
	}

	/**
	 * Calcium stays in dendrites for minutes: they get strength · m besides, where m is the running mean of f(s) over
	 * about ten earlier trials of the session.
	 */
	static Confound accumulation(final Subject subject) {
		return new Confound() {

			private final double[] mean = new double[subject.neurons()];

			@Override
			public double driven(final Moment now, final boolean hit, final int n, final double driven) {
				mean[n] = now.first() ? driven : mean[n];
				final double more = driven + subject.strength() * mean[n];
				mean[n] += 0.1 * (driven - mean[n]);
				return more;
			}
		};
	}

	/**
	 * A reward changes the gain of all dendrites for several trials: f(s) becomes f(s) (1 + g), where g is strength
	 * after a hit, and otherwise half of what it was in the trial before.
	 */
	static Confound lastingGain(final Subject subject) {
		return new Confound() {

			private double gain;

			@Override
			public void activity(final Moment now, final double[] activity) {
				gain = now.first() ? 0 : gain / 2;
			}

			@Override
			public double driven(final Moment now, final boolean hit, final int n, final double driven) {
				gain = hit ? subject.strength() : gain;
				return driven * (1 + gain);
			}
		};
	}

	/**
	 * Dendrites adapt to what their somata drove before: f(s) becomes f(s) / (1 + strength · m), where m is the running
	 * mean of f(s) over about three earlier trials of the session.
	 */
	static Confound adaptation(final Subject subject) {
		return new Confound() {

			private final double[] mean = new double[subject.neurons()];

			@Override
			public double driven(final Moment now, final boolean hit, final int n, final double driven) {
				mean[n] = now.first() ? driven : mean[n];
				final double adapted = driven / (1 + subject.strength() * Math.max(0, mean[n]));
				mean[n] += 0.3 * (driven - mean[n]);
				return adapted;
			}
		};
	}
}
