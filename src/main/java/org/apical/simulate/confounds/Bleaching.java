package org.apical.simulate.confounds;

import java.util.Arrays;

/**
 * The indicator bleaches within a session while F0 stays: light falls by strength × e^(0.4 × trait) from the first
 * to the last trial, with traits of their own for somata, which the decoder reads, and for dendrites.
 */
final class Bleaching implements Confound {

	private final double[] soma;
	private final double[] dendrite;

	Bleaching(final Subject subject) {
		soma = losses(subject);
		dendrite = losses(subject);
	}

	private static double[] losses(final Subject subject) {
		return Arrays.stream(subject.traits()).map(trait -> subject.strength() * Math.exp(0.4 * trait)).toArray();
	}

	private static double light(final Moment now, final double loss) {
		return now.calibrates() ? 1 : 1 - loss * (now.inSession() + 1) / 2;
	}

	@Override
	public void soma(final Moment now, final double[] shown) {
		for (int n = 0; n < shown.length; n++) {
			shown[n] = now.calibrates() ? shown[n] : Rows.dimmed(shown[n], light(now, soma[n]));
		}
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		for (int n = 0; n < rows.length; n++) {
			Rows.dimDendrite(rows[n], light(now, dendrite[n]));
		}
	}
}
