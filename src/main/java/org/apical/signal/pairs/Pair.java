package org.apical.signal.pairs;

import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * Says to which neuron, window and trial a row of a {@link PairTable} belongs.
 *
 * @param animal animal id
 * @param session session id, unique in the animal
 * @param day training day
 * @param neuron neuron id, unique in the animal
 * @param role role of the neuron for the decoder
 * @param trial number of the trial in its session
 * @param outcome how the trial ended
 * @param timeS moment of the outcome on the session clock, s
 * @param errorDeg mean distance of the cursor to the target, degrees; NaN where not given
 * @param stratum stratum within which roles were assigned at random; empty where there is only one
 * @param window name of the window; empty in a table of one window
 * @param kind kind of the dendritic compartments: tuft or trunk
 * @param photostimulation whether the light was on in the trial; the estimates leave such trials out
 */
public record Pair(String animal, String session, int day, String neuron, Role role, int trial, Outcome outcome,
	double timeS, double errorDeg, String stratum, String window, Kind kind, boolean photostimulation)
{

	/** Name of the windows without events, {@code quiet}. They belong to no trial and serve to measure noise. */
	public static final String QUIET = "quiet";

	/** A row of a trial without light. */
	public Pair(final String animal, final String session, final int day, final String neuron, final Role role,
		final int trial, final Outcome outcome, final double timeS, final double errorDeg, final String stratum,
		final String window, final Kind kind)
	{
		this(animal, session, day, neuron, role, trial, outcome, timeS, errorDeg, stratum, window, kind, false);
	}

	/** Whether the row is a quiet window and not the window of a trial. */
	public boolean quiet() {
		return window.equals(QUIET);
	}
}
