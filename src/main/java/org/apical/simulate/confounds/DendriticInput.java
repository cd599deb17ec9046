package org.apical.simulate.confounds;

import java.util.Arrays;

/** Input to dendrites that does not simply add to what their somata drive; the same for all roles. */
final class DendriticInput {

	private DendriticInput() {}

	/** Divisive normalisation: f(s) becomes f(s) / (1 + strength × mean activity of all other neurons). */
	static Confound normalised(final Subject subject) {
		return new Confound() {

			private double[] activity;

			@Override
			public void activity(final Moment now, final double[] all) {
				activity = all;
			}

			@Override
			public double driven(final Moment now, final boolean hit, final int n, final double driven) {
				final double others = (Arrays.stream(activity).sum() - activity[n]) / (activity.length - 1);
				return driven / (1 + subject.strength() * others);
			}
		};
	}

	/**
	 * Reward arrives before the dendrite's own nonlinearity: f(s) becomes 3 / (1 + e^(−1.5 (f(s) + strength · hit −
	 * 1.5))).
	 */
	static Confound beforeNonlinearity(final Subject subject) {
		return new Confound() {
			@Override
			public double driven(final Moment now, final boolean hit, final int n, final double driven) {
				return 3 / (1 + Math.exp(-1.5 * (driven + (hit ? subject.strength() : 0) - 1.5)));
			}
		};
	}
}
