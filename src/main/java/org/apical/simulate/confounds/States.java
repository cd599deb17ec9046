package org.apical.simulate.confounds;

/** States of the whole brain, which change somata and dendrites of all roles alike. */
final class States {

	private States() {}

	/**
	 * Arousal a: .8 a + .6 × a standard normal number from trial to trial, and .5 more after a miss. The activity of
	 * all somata is multiplied by e^(strength · a), what they drive in dendrites by 1 + strength · a, and all
	 * dendrites get strength · a / 2 besides.
	 */
	static Confound arousal(final Subject subject) {
		return new Confound() {

			private double arousal;
			private boolean missed;

			@Override
			public void activity(final Moment now, final double[] activity) {
				if (now.calibrates() || now.first()) {
					arousal = 0;
					missed = false;
				}
				if (!now.calibrates()) {
					arousal = 0.8 * arousal + 0.6 * subject.normal() + (missed ? 0.5 : 0);
				}
				for (int n = 0; n < activity.length; n++) {
					activity[n] *= Math.exp(subject.strength() * arousal);
				}
			}

			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return driven * Math.max(0, 1 + subject.strength() * arousal);
			}

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (final double[] row : rows) {
					Rows.addToDendrite(row, subject.strength() * arousal / 2);
				}
				missed = !hit;
			}
		};
	}

	/**
	 * The animal is engaged or not, and changes with a probability of .05 from trial to trial. Where it is not,
	 * activity of all somata is 1 − strength of what it was, and so, besides, is what they drive in dendrites.
	 */
	static Confound engagement(final Subject subject) {
		return new Confound() {

			private boolean engaged = true;

			@Override
			public void activity(final Moment now, final double[] activity) {
				engaged = now.calibrates() || now.first() || engaged != subject.happens(0.05);
				for (int n = 0; n < activity.length; n++) {
					activity[n] *= engaged ? 1 : 1 - subject.strength();
				}
			}

			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return engaged ? driven : driven * (1 - subject.strength());
			}
		};
	}
}
