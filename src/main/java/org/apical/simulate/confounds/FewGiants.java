package org.apical.simulate.confounds;

/** A few giant trials: each neuron's activity is strength-fold in two trials of the study. */
final class FewGiants implements Confound {

	private static final int TRIALS = 2;

	private final double times;
	/** Places of the giant trials in the study, from 0 to 1, by neuron. */
	private final double[][] places;

	FewGiants(final Subject subject) {
		times = subject.strength();
		places = new double[subject.neurons()][TRIALS];
		for (final double[] one : places) {
			for (int i = 0; i < TRIALS; i++) {
				one[i] = subject.between(0, 1);
			}
		}
	}

	@Override
	public void activity(final Moment now, final double[] activity) {
		for (int n = 0; n < activity.length && !now.calibrates(); n++) {
			for (final double place : places[n]) {
				final int at = (int) (place * now.sessions() * now.trials());
				activity[n] *= at == now.session() * now.trials() + now.trial() ? times : 1;
			}
		}
	}
}
