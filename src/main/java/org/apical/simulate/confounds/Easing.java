package org.apical.simulate.confounds;

/** The task becomes easier within each session: the decoder's reading rises by strength · u SD. */
record Easing(Subject subject) implements Confound {

	@Override
	public double shift(final Moment now, final double distance) {
		return subject.strength() * now.inSession();
	}
}
