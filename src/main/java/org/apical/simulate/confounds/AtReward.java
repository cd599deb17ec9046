package org.apical.simulate.confounds;

/** What a reward does to the light or to the somata, besides {@link RewardGain} and {@link TissueMotion}. */
final class AtReward {

	private static final double SOMA_NOISE = 0.25;
	private static final double DENDRITE_NOISE = 0.35;

	private AtReward() {}

	/**
	 * The next trial cuts the window of every second hit short by a share q = strength. What is left is the early
	 * part, in which transients are still high: the soma's amplitude is multiplied by 1 + q/2, that of the slower
	 * dendrite by 1 + q/4. The variance of the noise grows by q / (1 − q), with the SD of the base study.
	 */
	static Confound cutsWindows(final Subject subject) {
		return new Confound() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				if (!hit || subject.happens(0.5)) {
					return;
				}
				final double q = subject.strength();
				final double more = Math.sqrt(q / (1 - q));
				for (final double[] row : rows) {
					for (int i = 0; i < row.length; i++) {
						row[i] = i < SOMA ? row[i] * (1 + q / 2) + more * SOMA_NOISE * Math.sqrt(SOMA) * subject.normal()
							: row[i] * (1 + q / 4) + more * DENDRITE_NOISE * Math.sqrt(PHASES) * subject.normal();
					}
				}
			}
		};
	}

	/**
	 * Neuropil brightens on hits by strength × (1 + 0.3 × a standard normal number of the trial); of it, somata and
	 * dendrites keep a share r_n between .5 and 1 each after correction.
	 */
	static Confound brightensNeuropil(final Subject subject) {
		final double[][] share = new double[2][subject.neurons()];
		for (final double[] one : share) {
			for (int n = 0; n < one.length; n++) {
				one[n] = subject.between(0.5, 1);
			}
		}
		return new Confound() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				final double light = subject.strength() * (1 + 0.3 * subject.normal());
				for (int n = 0; n < rows.length && hit; n++) {
					Rows.addToSoma(rows[n], share[0][n] * light);
					Rows.addToDendrite(rows[n], share[1][n] * light);
				}
			}
		};
	}

	/**
	 * Somata respond to the reward, after the decoder has read them, by r_n = strength × e^(0.5 × trait) × (1 + 0.3 × a
	 * standard normal number of the trial), and dendrites follow them as they follow the rest of their activity.
	 */
	static Confound excites(final Subject subject) {
		final double[] traits = subject.traits();
		return new Confound() {

			private final double[] response = new double[traits.length];
			private double[] activity;

			@Override
			public void activity(final Moment now, final double[] all) {
				activity = all;
			}

			@Override
			public double driven(final Moment now, final boolean hit, final int n, final double driven) {
				response[n] = hit && activity[n] > 0
					? subject.strength() * Math.exp(0.5 * traits[n]) * Math.max(0, 1 + 0.3 * subject.normal()) : 0;
				return response[n] == 0 ? driven : driven * (1 + response[n] / activity[n]);
			}

			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length; n++) {
					Rows.addToSoma(rows[n], response[n]);
				}
			}
		};
	}
}
