package org.apical.signal.pairs;

import org.apical.study.Kind;
import org.apical.study.Outcome;
import org.apical.study.Role;

/**
 * Which neuron in which window of which trial a row of a {@link PairTable} is about.
 *
 * @param animal animal id
 * @param session session id, unique in the animal
 * @param day training day
 * @param neuron neuron id, unique in the animal
 * @param role what the decoder asked of the neuron
 * @param trial number of the trial in its session
 * @param outcome how the trial ended
 * @param timeS moment of the outcome on the session clock, s
 * @param errorDeg mean distance of the cursor to the target, degrees; NaN where not given
 * @param stratum roles were assigned at random within strata of this name; empty for one stratum
 * @param window name of the window; empty in a table of one window
 * @param kind which dendritic compartments: tuft or trunk
 * @param photostimulation whether the light was on in the trial: the estimates do without it
 */
public record Pair(String animal, String session, int day, String neuron, Role role, int trial, Outcome outcome,
	double timeS, double errorDeg, String stratum, String window, Kind kind, boolean photostimulation)
{

	/** Name of the windows without events, which tell the noise and are no trials: {@code quiet}. */
	public static final String QUIET = "quiet";

	/** A row of a trial without light. */
	public Pair(final String animal, final String session, final int day, final String neuron, final Role role,
		final int trial, final Outcome outcome, final double timeS, final double errorDeg, final String stratum,
		final String window, final Kind kind)
	{
		this(animal, session, day, neuron, role, trial, outcome, timeS, errorDeg, stratum, window, kind, false);
	}

	/** Whether it is a window without events, not a trial's. */
	public boolean quiet() {
		return window.equals(QUIET);
	}
}
