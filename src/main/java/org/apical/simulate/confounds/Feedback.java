package org.apical.simulate.confounds;

import java.util.Arrays;

/**
 * Feedback that is not just hit or miss, and reaches all dendrites alike. Distance is that of the decoder's reading
 * above the threshold, in SD, held within ± 2.5.
 */
abstract class Feedback implements Confound {

	private static final double FARTHEST = 2.5;

	private double distance;

	private Feedback() {}

	@Override
	public double shift(final Moment now, final double found) {
		distance = Math.max(-FARTHEST, Math.min(FARTHEST, found));
		return 0;
	}

	final double distance() {
		return distance;
	}

	/** All dendrites get strength × distance: the signal is graded with how good the trial was. */
	static Confound gradedSignal(final Subject subject) {
		return new Feedback() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				Arrays.stream(rows).forEach(row -> Rows.addToDendrite(row, subject.strength() * distance()));
			}
		};
	}

	/** What somata drive is multiplied by 1 + strength × distance in all dendrites. */
	static Confound gradedGain(final Subject subject) {
		return new Feedback() {
			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return driven * Math.max(0, 1 + subject.strength() * distance());
			}
		};
	}

	/** The screen's light, which follows the cursor, leaks into the detector: strength × distance in both planes. */
	static Confound screenLight(final Subject subject) {
		return new Feedback() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (final double[] row : rows) {
					Rows.addToSoma(row, subject.strength() * distance());
					Rows.addToDendrite(row, subject.strength() * distance());
				}
			}
		};
	}

	/**
	 * All dendrites get strength × (hit − expected), an error of reward prediction. The expected value is .5 at the
	 * start of a session and moves by a tenth of each error.
	 */
	static Confound rewardPrediction(final Subject subject) {
		return new Feedback() {

			private double expected;

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				expected = now.first() ? 0.5 : expected;
				final double error = (hit ? 1 : 0) - expected;
				expected += 0.1 * error;
				Arrays.stream(rows).forEach(row -> Rows.addToDendrite(row, subject.strength() * error));
			}
		};
	}
}
