package org.apical.simulate.confounds;

import java.util.Arrays;

/** What earlier trials leave in a dendrite. */
final class History {

	private History() {}

	/**
	 * The baseline before a trial still holds the tail of the trial before it: a share of that trial's amplitude is taken
	 * off, strength in dendrites and half of it in somata.
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
