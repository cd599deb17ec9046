package org.apical.simulate.confounds;

/**
 * The first animal of the study is not like the others: its F0 is half of theirs, which doubles all amplitudes, and
 * an artefact adds ± sign of the role × strength to its dendrites on hits, with the same ± for all its neurons.
 */
final class DominantAnimal implements Confound {

	private final Subject subject;
	private final int direction;

	DominantAnimal(final Subject subject) {
		this.subject = subject;
		direction = subject.directionOfStudy();
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		for (int n = 0; n < rows.length && subject.animal() == 0; n++) {
			for (int i = 0; i < rows[n].length; i++) {
				rows[n][i] *= 2;
			}
			Rows.addToDendrite(rows[n], hit ? direction * subject.sign(n) * subject.strength() : 0);
		}
	}
}
