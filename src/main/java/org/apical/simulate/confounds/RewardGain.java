package org.apical.simulate.confounds;

import java.util.Arrays;

/**
 * Reward changes the gain of all dendrites alike: f(s) becomes f(s) (1 + c_n · hit), with c_n = strength × (1 +
 * spread × a standard normal number of the neuron).
 */
final class RewardGain implements Confound {

	private final double[] gain;

	/** @param spread how much the gain differs between neurons, whatever their role; 0 for the same gain in all */
	RewardGain(final Subject subject, final double spread) {
		gain = subject.traits();
		Arrays.setAll(gain, n -> subject.strength() * (1 + spread * gain[n]));
	}

	@Override
	public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
		return hit ? driven * (1 + gain[neuron]) : driven;
	}
}
