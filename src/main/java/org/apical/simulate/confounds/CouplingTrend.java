package org.apical.simulate.confounds;

/** All dendrites follow their somata less and less, or more and more. */
final class CouplingTrend {

	private CouplingTrend() {}

	/** Within each session: f(s) becomes f(s) (1 − strength · u). */
	static Confound withinSessions(final Subject subject) {
		return new Confound() {
			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return driven * (1 - subject.strength() * now.inSession());
			}
		};
	}

	/** From the first to the last day: f(s) becomes f(s) (1 ± strength · v), with one sign for all animals. */
	static Confound overDays(final Subject subject) {
		final int direction = subject.directionOfStudy();
		return new Confound() {
			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return driven * (1 + direction * subject.strength() * now.inStudy());
			}
		};
	}
}
