package org.apical.simulate.confounds;

/** The decoder is calibrated anew every few days: the strength is their number, rounded. */
record Recalibration(Subject subject) implements Confound {

	@Override
	public boolean recalibrates(final int session) {
		return session > 0 && session % Math.round(subject.strength()) == 0;
	}
}
