package org.apical.simulate.confounds;

/**
 * The indicator of the dendrites saturates, and more in one role, because that role was chosen among bright cells: d
 * becomes d / (1 + d / h_n), h_n = strength × e^(0.4 × trait), where half of the trait's variance is the role.
 */
final class RoleSaturation implements Confound {

	private final double[] half;

	RoleSaturation(final Subject subject) {
		half = subject.traits(0.5, subject.directionOfStudy());
		for (int n = 0; n < half.length; n++) {
			half[n] = subject.strength() * Math.exp(0.4 * half[n]);
		}
	}

	@Override
	public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
		return driven / (1 + Math.max(0, driven) / half[neuron]);
	}
}
