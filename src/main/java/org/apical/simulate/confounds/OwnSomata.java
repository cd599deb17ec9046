package org.apical.simulate.confounds;

/** Somata vary by themselves: strength × a standard normal number, ΔF/F·s, which their dendrites do not follow. */
record OwnSomata(Subject subject) implements Confound {

	@Override
	public void soma(final Moment now, final double[] shown) {
		for (int n = 0; n < shown.length; n++) {
			shown[n] += subject.strength() * subject.normal();
		}
	}
}
