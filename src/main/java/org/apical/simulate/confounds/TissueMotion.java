package org.apical.simulate.confounds;

import java.util.Arrays;

/** Movements of the animal that take tissue out of focus; F0 does not follow. */
final class TissueMotion {

	private static final double BY_CELL = 0.5;

	private TissueMotion() {}

	/** Loss of light of every neuron, as a multiple of the strength: 1 + 0.5 × trait, at least 0. */
	private static double[] losses(final double[] traits) {
		return Arrays.stream(traits).map(trait -> Math.max(0, 1 + BY_CELL * trait)).toArray();
	}

	/**
	 * The animal licks on hits: light falls by strength · k_n in somata and in dendrites, with k of SD 0.5 around 1,
	 * independent of each other, as they lie at different depths.
	 *
	 * @param share share of the variance of the dendrites' k that comes from their role, because neurons of a role lie
	 * @param inEachAnimal whether which role lies deeper is drawn for each animal, and not for the study
	 */
	static Confound licks(final Subject subject, final double share, final boolean inEachAnimal) {
		final int direction = inEachAnimal ? subject.directionOfAnimal() : subject.directionOfStudy();
		final double[] soma = losses(subject.traits());
		final double[] dendrite = losses(subject.traits(share, direction));
		return new Confound() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				for (int n = 0; n < rows.length && hit; n++) {
					Rows.dimSoma(rows[n], 1 - subject.strength() * soma[n]);
					Rows.dimDendrite(rows[n], 1 - subject.strength() * dendrite[n]);
				}
			}
		};
	}

	/**
	 * The animal moves in some trials, with a probability of strength on hits and twice that on misses. A movement
	 * takes .1 to .4 of the light × k_n, as in {@link #licks}.
	 */
	static Confound jumps(final Subject subject) {
		final double[] soma = losses(subject.traits());
		final double[] dendrite = losses(subject.traits());
		return new Confound() {
			@Override
			public void measured(final Moment now, final boolean hit, final double[][] rows) {
				if (!subject.happens(hit ? subject.strength() : 2 * subject.strength())) {
					return;
				}
				final double size = subject.between(0.1, 0.4);
				for (int n = 0; n < rows.length; n++) {
					Rows.dimSoma(rows[n], Math.max(0, 1 - size * soma[n]));
					Rows.dimDendrite(rows[n], Math.max(0, 1 - size * dendrite[n]));
				}
			}
		};
	}
}
