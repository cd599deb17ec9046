package org.apical.simulate.confounds;

import org.apical.study.Role;

/** P+ warm up within each session: their activity is multiplied by e^(strength · u), and with it the hit rate rises. */
record RoleTrend(Subject subject) implements Confound {

	@Override
	public void activity(final Moment now, final double[] activity) {
		for (int n = 0; n < activity.length; n++) {
			if (subject.role(n) == Role.P_PLUS) {
				activity[n] *= Math.exp(subject.strength() * now.inSession());
			}
		}
	}
}
