package org.apical.simulate.confounds;

/** One role was chosen among dim cells: noise of SD strength, ΔF/F·s, is added to its somata and to its dendrites. */
final class NoisyRole implements Confound {

	private final Subject subject;
	private final int direction;

	NoisyRole(final Subject subject) {
		this.subject = subject;
		direction = subject.directionOfStudy();
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		for (int n = 0; n < rows.length; n++) {
			for (int i = 0; i < rows[n].length && subject.sign(n) == direction; i++) {
				rows[n][i] += subject.strength() * Math.sqrt(i < SOMA ? SOMA : PHASES) * subject.normal();
			}
		}
	}
}
