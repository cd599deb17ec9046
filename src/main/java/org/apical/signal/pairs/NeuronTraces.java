package org.apical.signal.pairs;

import java.util.List;
import org.apical.study.Kind;
import org.apical.study.Role;

/**
 * One neuron's ΔF/F in one session. The arrays are the session's traces: they are not copied and must not be changed.
 *
 * @param animal animal id
 * @param session session id
 * @param day training day
 * @param neuron neuron id
 * @param role role of the neuron for the decoder
 * @param stratum stratum within which roles were assigned at random; empty where there is only one
 * @param kind kind of the dendritic compartments
 * @param somaParts ΔF/F of the soma, pixel part (5, or 1 where the pixels are not known) × frame; NaN where missing
 * @param somaTimesS sample times of the soma on the session clock, s, increasing
 * @param dendrites the neuron's compartments of that kind; at least one
 * @param eventsS onsets of the events of soma and dendrites, s on the session clock; quiet windows hold none of them
 * @param covariates the session's covariates, such as motion
 */
public record NeuronTraces(String animal, String session, int day, String neuron, Role role, String stratum, Kind kind,
	float[][] somaParts, double[] somaTimesS, List<Dendrite> dendrites, double[] eventsS, List<Covariate> covariates)
{

	/**
	 * One dendritic compartment.
	 *
	 * @param dff ΔF/F by frame; NaN where missing
	 * @param timesS sample times on the session clock, s, increasing
	 * @param weight weight in the mean over the neuron's compartments, such as the area in pixels; positive
	 */
	public record Dendrite(float[] dff, double[] timesS, double weight) {}

	public NeuronTraces {
		dendrites = List.copyOf(dendrites);
		covariates = List.copyOf(covariates);
	}

	/** Traces without known events and covariates. */
	public NeuronTraces(final String animal, final String session, final int day, final String neuron, final Role role,
		final String stratum, final Kind kind, final float[][] somaParts, final double[] somaTimesS,
		final List<Dendrite> dendrites)
	{
		this(animal, session, day, neuron, role, stratum, kind, somaParts, somaTimesS, dendrites, new double[0],
			List.of());
	}

	/** Whether a stretch lies inside the recording of soma and dendrites. */
	boolean recorded(final double startS, final double stopS) {
		return Frames.cover(somaTimesS, startS, stopS)
			&& dendrites.stream().allMatch(dendrite -> Frames.cover(dendrite.timesS(), startS, stopS));
	}
}
