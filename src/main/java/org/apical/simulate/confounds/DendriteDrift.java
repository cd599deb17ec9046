package org.apical.simulate.confounds;

/** Baselines of the dendrites drift within each session, up in P+ and down in P−: d grows by sign · strength · u. */
record DendriteDrift(Subject subject) implements Confound {

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		for (int n = 0; n < rows.length; n++) {
			Rows.addToDendrite(rows[n], subject.sign(n) * subject.strength() * now.inSession());
		}
	}
}
