package org.apical.simulate.confounds;

import java.util.Arrays;

/**
 * F0 of the dendrites, or of the somata, is taken from the last minutes, and takes part of the activity for rest:
 * with a the running mean of f(s) over about ten trials, a measured amplitude d becomes T (T + d) / (T + strength ·
 * a) − T. The decoder reads somata with an F0 that does not change.
 */
final class FollowingBaseline implements Confound {

	private static final double PER_TRIAL = 0.1;

	private final double strength;
	private final boolean ofSomata;
	private final double[] mean;

	FollowingBaseline(final Subject subject, final boolean ofSomata) {
		this.ofSomata = ofSomata;
		strength = subject.strength();
		mean = new double[subject.neurons()];
		Arrays.fill(mean, Double.NaN);
	}

	@Override
	public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
		mean[neuron] = Double.isNaN(mean[neuron]) ? driven : mean[neuron] + PER_TRIAL * (driven - mean[neuron]);
		return driven;
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		for (int n = 0; n < rows.length; n++) {
			final double factor = WINDOW_S / (WINDOW_S + strength * Math.max(0, mean[n]));
			if (ofSomata) {
				Rows.dimSoma(rows[n], factor);
			} else {
				Rows.dimDendrite(rows[n], factor);
			}
		}
	}
}
