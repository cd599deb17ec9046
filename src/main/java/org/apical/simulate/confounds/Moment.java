package org.apical.simulate.confounds;

/**
 * A trial's place in an animal's study.
 *
 * @param session number of the session, from 0
 * @param sessions number of sessions
 * @param trial number of the trial in its session, from 0; −1 in a calibration, which belongs to no session
 * @param trials number of trials of a session
 */
public record Moment(int session, int sessions, int trial, int trials) {

	/** u: place in the session, −1 in its first and 1 in its last trial; 0 in a calibration. */
	double inSession() {
		return trial < 0 || trials == 1 ? 0 : 2.0 * trial / (trials - 1) - 1;
	}

	/** v: place of the session in the study, −1 for the first and 1 for the last. */
	double inStudy() {
		return sessions == 1 ? 0 : 2.0 * session / (sessions - 1) - 1;
	}

	boolean calibrates() {
		return trial < 0;
	}

	boolean first() {
		return trial == 0;
	}
}
