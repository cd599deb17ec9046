package org.apical.simulate.confounds;

/** Dendrites follow their somata less and less, or more and more, whatever the outcome of the trial. */
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

	/** Within each session, by role: f(s) becomes f(s) (1 + sign · strength · u). */
	static Confound byRoleWithinSessions(final Subject subject) {
		return new Confound() {
			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return driven * (1 + subject.sign(neuron) * subject.strength() * now.inSession());
			}
		};
	}

	/** From the first to the last day, by role, as plasticity may do: f(s) becomes f(s) (1 + sign · strength · v). */
	static Confound byRoleOverDays(final Subject subject) {
		return new Confound() {
			@Override
			public double driven(final Moment now, final boolean hit, final int neuron, final double driven) {
				return driven * (1 + subject.sign(neuron) * subject.strength() * now.inStudy());
			}
		};
	}
}
