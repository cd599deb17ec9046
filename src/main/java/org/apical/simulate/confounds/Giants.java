package org.apical.simulate.confounds;

/** Giant trials: in a share of its trials a neuron's activity is six-fold. */
record Giants(Subject subject) implements Confound {

	private static final double TIMES = 6;

	@Override
	public void activity(final Moment now, final double[] activity) {
		for (int n = 0; n < activity.length; n++) {
			if (subject.happens(subject.strength())) {
				activity[n] *= TIMES;
			}
		}
	}
}
