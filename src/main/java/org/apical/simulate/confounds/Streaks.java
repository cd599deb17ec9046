package org.apical.simulate.confounds;

import org.apical.study.Role;

/**
 * Outcomes come in streaks, and dendrites of a role share slow noise: the somata of each role are multiplied by
 * e^(0.3 c), and strength × c′ is added to its dendrites; c and c′ are independent first-order processes of SD 1, .9
 * from trial to trial.
 */
final class Streaks implements Confound {

	private static final double KEPT = 0.9;
	private static final double SOMA_LOG_SD = 0.3;

	private final Subject subject;
	private final double[] somata = new double[Role.values().length];
	private final double[] dendrites = new double[Role.values().length];

	Streaks(final Subject subject) {
		this.subject = subject;
	}

	private void step(final double[] process, final boolean anew) {
		for (int role = 0; role < process.length; role++) {
			process[role] =
				anew ? subject.normal() : KEPT * process[role] + Math.sqrt(1 - KEPT * KEPT) * subject.normal();
		}
	}

	@Override
	public void activity(final Moment now, final double[] activity) {
		step(somata, now.calibrates() || now.first());
		for (int n = 0; n < activity.length; n++) {
			activity[n] *= Math.exp(SOMA_LOG_SD * somata[subject.role(n).ordinal()]);
		}
	}

	@Override
	public void measured(final Moment now, final boolean hit, final double[][] rows) {
		step(dendrites, now.first());
		for (int n = 0; n < rows.length; n++) {
			Rows.addToDendrite(rows[n], subject.strength() * dendrites[subject.role(n).ordinal()]);
		}
	}
}
